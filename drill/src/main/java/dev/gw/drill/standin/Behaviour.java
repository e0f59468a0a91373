package dev.gw.drill.standin;

import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/**
 * How a stand-in answers. Immutable.
 *
 * @param kind whether it answers at all
 * @param status the status of its answers
 * @param delay how long it waits before each answer
 * @param headers added to its answers
 */
public record Behaviour(Kind kind, int status, Duration delay, Map<String, String> headers) {
    /** What happens to a request. */
    public enum Kind {
        /** It is answered. */
        ANSWERS,
        /** It is taken and held, until the stand-in behaves otherwise. */
        STALLS,
        /** Its connection is refused, and those that stand are broken. */
        REFUSES
    }

    /** Answers 200 at once. */
    public static final Behaviour USUAL = new Behaviour(Kind.ANSWERS, 200, Duration.ZERO, Map.of());

    public Behaviour {
        headers = Map.copyOf(headers);
    }

    /** Answers with a status. */
    public static Behaviour status(int status) {
        return new Behaviour(Kind.ANSWERS, status, Duration.ZERO, Map.of());
    }

    /** Answers 200 after a while. */
    public static Behaviour delay(Duration delay) {
        return new Behaviour(Kind.ANSWERS, 200, delay, Map.of());
    }

    /** Takes requests and never answers. */
    public static Behaviour stall() {
        return new Behaviour(Kind.STALLS, 200, Duration.ZERO, Map.of());
    }

    /** Takes no connections. */
    public static Behaviour refuse() {
        return new Behaviour(Kind.REFUSES, 200, Duration.ZERO, Map.of());
    }

    /** The same with a header in its answers. */
    public Behaviour with(String name, String value) {
        Map<String, String> more = new TreeMap<>(headers);
        more.put(name, value);
        return new Behaviour(kind, status, delay, more);
    }
}
