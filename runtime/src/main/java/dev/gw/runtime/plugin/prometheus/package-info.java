/** The plugin prometheus: counts requests for /metrics. */
@NullMarked
package dev.gw.runtime.plugin.prometheus;

import org.jspecify.annotations.NullMarked;
