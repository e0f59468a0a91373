/** rate-limiting: how many requests a caller may make. */
@NullMarked
package dev.gw.runtime.plugin.ratelimiting;

import org.jspecify.annotations.NullMarked;
