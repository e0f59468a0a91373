package dev.gw.drill.scenario;

import dev.gw.source.Span;
import java.time.Duration;
import java.util.List;

/**
 * What is broken while a scenario runs. Immutable.
 *
 * @param at when, from the start of measuring
 * @param lasts how long; zero where it is done at once
 * @param kind what is done
 * @param subject the file to load, or the service whose upstream behaves otherwise; empty where there is none
 * @param manner how the upstream behaves: refuse, stall, status:500, delay:200ms; or how Redis does: stop, refuse, blackhole, slow:200ms
 * @param expect what is expected meanwhile
 * @param span where it is written
 */
public record Fault(
        Duration at, Duration lasts, Kind kind, String subject, String manner, List<Expected> expect, Span span) {
    public Fault {
        expect = List.copyOf(expect);
    }

    /** What can be done. */
    public enum Kind {
        /** Another configuration is loaded. */
        RELOAD,
        /** The upstream of a service behaves otherwise. */
        UPSTREAM,
        /** The Redis that counters are kept in refuses, is silent, or slow. */
        REDIS,
        /** Tokens are signed with other keys. */
        ROTATE_KEYS
    }

    /**
     * What is expected from the beginning of a fault to a while after its end.
     *
     * @param what lost, recovers_within, fails_open_within, fails_closed_within, or a status
     * @param limit how many at most, or nanoseconds at most
     * @param words as reports say it
     * @param place where it is written
     */
    public record Expected(String what, long limit, String words, String place) {}
}
