/** Sends requests. */
@NullMarked
package dev.gw.drill.load;

import org.jspecify.annotations.NullMarked;
