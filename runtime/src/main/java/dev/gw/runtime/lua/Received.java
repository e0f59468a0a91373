package dev.gw.runtime.lua;

import org.jspecify.annotations.Nullable;

/**
 * What was read from a socket.
 *
 * @param octets what was asked for, or what there was of it, one character per octet
 * @param problem why it is not all; null where it is
 */
record Received(String octets, @Nullable String problem) {}
