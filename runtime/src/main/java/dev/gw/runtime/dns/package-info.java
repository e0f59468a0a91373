/** Names to addresses: the hosts file, then DNS with its times to live, never blocking an event loop. */
@NullMarked
package dev.gw.runtime.dns;

import org.jspecify.annotations.NullMarked;
