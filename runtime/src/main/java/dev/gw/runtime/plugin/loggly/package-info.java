/** The plugin loggly: sends log entries to Loggly. */
@NullMarked
package dev.gw.runtime.plugin.loggly;

import org.jspecify.annotations.NullMarked;
