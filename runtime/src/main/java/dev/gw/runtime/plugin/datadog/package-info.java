/** The plugin datadog: sends metrics to a Datadog agent. */
@NullMarked
package dev.gw.runtime.plugin.datadog;

import org.jspecify.annotations.NullMarked;
