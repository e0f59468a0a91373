/** The plugin plan-limits: limits by plan, beside those by route. */
@NullMarked
package dev.gw.runtime.plugin.planlimits;

import org.jspecify.annotations.NullMarked;
