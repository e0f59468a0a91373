/** response-ratelimiting: limits that the upstream counts by a header of its answers. */
@NullMarked
package dev.gw.runtime.plugin.responseratelimiting;

import org.jspecify.annotations.NullMarked;
