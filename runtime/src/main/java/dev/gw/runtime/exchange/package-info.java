/** One request and its answer, as the router and the plugins see them. */
@NullMarked
package dev.gw.runtime.exchange;

import org.jspecify.annotations.NullMarked;
