package dev.gw.runtime;

import dev.gw.runtime.dns.Detours;
import dev.gw.runtime.plugin.jwt.LocalKeys;

/**
 * What stands in for the world around a gateway that is served on one's own machine. Immutable.
 *
 * @param detours leads connections to stand-ins for upstreams
 * @param keys those of a local issuer of tokens
 */
public record Doubles(Detours detours, LocalKeys keys) {
    /** The gateway deals with the real world. */
    public static final Doubles NONE = new Doubles(Detours.NONE, LocalKeys.NONE);
}
