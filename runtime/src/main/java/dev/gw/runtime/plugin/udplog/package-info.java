/** The plugin udp-log: sends log entries as datagrams. */
@NullMarked
package dev.gw.runtime.plugin.udplog;

import org.jspecify.annotations.NullMarked;
