/** A request that a drill sends, its answer, and what the upstream saw of it. */
@NullMarked
package dev.gw.drill.message;

import org.jspecify.annotations.NullMarked;
