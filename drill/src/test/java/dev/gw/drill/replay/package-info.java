/** Tests of reading recordings, and of sending them again. */
@NullMarked
package dev.gw.drill.replay;

import org.jspecify.annotations.NullMarked;
