/** The drill on the command line. */
@NullMarked
package dev.gw.cli.drill;

import org.jspecify.annotations.NullMarked;
