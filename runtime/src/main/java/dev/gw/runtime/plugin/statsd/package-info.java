/** The plugin statsd: sends metrics to a StatsD server. */
@NullMarked
package dev.gw.runtime.plugin.statsd;

import org.jspecify.annotations.NullMarked;
