/** The command line, run in this process: words in, streams and exit code out. */
@NullMarked
package dev.gw.cli;

import org.jspecify.annotations.NullMarked;
