/** What commands write: files that are whole or not there, and diagnostics in every format. */
@NullMarked
package dev.gw.cli.output;

import org.jspecify.annotations.NullMarked;
