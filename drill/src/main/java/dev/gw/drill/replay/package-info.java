/** Recorded requests, sent again: to one gateway at a pace, or to two to compare their answers. */
@NullMarked
package dev.gw.drill.replay;

import org.jspecify.annotations.NullMarked;
