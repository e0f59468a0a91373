/** From a bundle to the checks that prove it. */
@NullMarked
package dev.gw.drill.plan;

import org.jspecify.annotations.NullMarked;
