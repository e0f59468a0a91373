/** Tests of whole drills. */
@NullMarked
package dev.gw.drill;

import org.jspecify.annotations.NullMarked;
