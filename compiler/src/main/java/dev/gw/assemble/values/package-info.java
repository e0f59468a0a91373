/** Placeholders, and the values that fill them. */
@NullMarked
package dev.gw.assemble.values;

import org.jspecify.annotations.NullMarked;
