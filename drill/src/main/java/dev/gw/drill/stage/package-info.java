/** The place a drill runs in: the bundle with its upstreams, keys and counters replaced, and a gateway that serves it. */
@NullMarked
package dev.gw.drill.stage;

import org.jspecify.annotations.NullMarked;
