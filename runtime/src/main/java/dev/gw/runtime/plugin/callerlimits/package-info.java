/** The plugin caller-limits: a token bucket for each caller, and what callers do. */
@NullMarked
package dev.gw.runtime.plugin.callerlimits;

import org.jspecify.annotations.NullMarked;
