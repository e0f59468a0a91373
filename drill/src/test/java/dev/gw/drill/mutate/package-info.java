/** Tests of grading drills. */
@NullMarked
package dev.gw.drill.mutate;

import org.jspecify.annotations.NullMarked;
