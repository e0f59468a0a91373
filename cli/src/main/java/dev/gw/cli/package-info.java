/** The gw command: where it begins, its commands by name, and its help. */
@NullMarked
package dev.gw.cli;

import org.jspecify.annotations.NullMarked;
