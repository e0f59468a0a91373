/** The plugin http-log: sends log entries to a server. */
@NullMarked
package dev.gw.runtime.plugin.httplog;

import org.jspecify.annotations.NullMarked;
