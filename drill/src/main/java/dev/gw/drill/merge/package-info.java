/** Judges several runs of one scenario together, such as those of the pods that shared its load. */
@NullMarked
package dev.gw.drill.merge;

import org.jspecify.annotations.NullMarked;
