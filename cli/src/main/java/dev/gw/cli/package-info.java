/** The gw command: one class per command, nothing but wiring and output. */
@NullMarked
package dev.gw.cli;

import org.jspecify.annotations.NullMarked;
