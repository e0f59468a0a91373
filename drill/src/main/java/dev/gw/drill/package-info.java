/** Proves what a gateway does, with requests. */
@NullMarked
package dev.gw.drill;

import org.jspecify.annotations.NullMarked;
