/** Breaks a configuration in one place at a time, to see whether a drill notices. */
@NullMarked
package dev.gw.drill.mutate;

import org.jspecify.annotations.NullMarked;
