/** The plugin syslog: hands log entries to the system's log. */
@NullMarked
package dev.gw.runtime.plugin.syslog;

import org.jspecify.annotations.NullMarked;
