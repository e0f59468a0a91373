/** From a bundle to what serves it: router, plugin chains and upstreams, swapped as one. */
@NullMarked
package dev.gw.runtime.compile;

import org.jspecify.annotations.NullMarked;
