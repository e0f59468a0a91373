package dev.gw.runtime;

import dev.gw.runtime.dns.Detours;
import dev.gw.runtime.plugin.jwt.LocalKeys;
import java.time.Clock;

/**
 * What stands in for the world around a gateway that is served on one's own machine. Immutable.
 *
 * @param detours leads connections to stand-ins for upstreams
 * @param keys those of a local issuer of tokens
 * @param clock what counters, tokens and caches go by
 */
public record Doubles(Detours detours, LocalKeys keys, Clock clock) {
    /** The gateway deals with the real world. */
    public static final Doubles NONE = new Doubles(Detours.NONE, LocalKeys.NONE);

    /** Stand-ins in the time of day that it is. */
    public Doubles(Detours detours, LocalKeys keys) {
        this(detours, keys, Clock.systemUTC());
    }

    /** The same with a clock of one's own. */
    public Doubles with(Clock other) {
        return new Doubles(detours, keys, other);
    }
}
