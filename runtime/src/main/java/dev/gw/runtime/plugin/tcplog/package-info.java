/** The plugin tcp-log: sends log entries over TCP, one a line. */
@NullMarked
package dev.gw.runtime.plugin.tcplog;

import org.jspecify.annotations.NullMarked;
