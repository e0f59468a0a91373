/** Tests of the plugin plan-limits. */
@NullMarked
package dev.gw.runtime.plugin.planlimits;

import org.jspecify.annotations.NullMarked;
