package dev.gw.drill.measure;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How often which status came. Immutable.
 *
 * @param counts by status; {@link #LOST}, {@link #ANSWERED} and {@link #SENT} where there is none
 */
public record Statuses(SortedMap<Integer, Long> counts) {
    /** The status of a request that got no answer. */
    public static final int LOST = 0;

    /** The status of a message over a WebSocket that got its answers. */
    public static final int ANSWERED = 1;

    /** The status of a message over a WebSocket that waits for no answer. */
    public static final int SENT = 2;

    private static final List<String> NAMES = List.of("lost", "answered", "sent");

    public Statuses {
        counts = Collections.unmodifiableSortedMap(new TreeMap<>(counts));
    }

    /** What a status is called: {@code 200}, {@code lost}. */
    public static String name(int status) {
        return status < NAMES.size() ? NAMES.get(status) : Integer.toString(status);
    }

    /** The status of a name; -1 where there is none. */
    public static int named(String name) {
        int special = NAMES.indexOf(name);
        return special >= 0 ? special : name.matches("[1-9]\\d\\d") ? Integer.parseInt(name) : -1;
    }

    /** Whether a status comes with a time that it took. */
    public static boolean isTimed(int status) {
        return status != LOST && status != SENT;
    }

    /** How many answers came, and how many did not. */
    public long all() {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }

    /** How many got no answer. */
    public long lost() {
        return of(LOST);
    }

    /** How many messages over WebSockets went well. */
    public long messages() {
        return of(ANSWERED) + of(SENT);
    }

    /** How often a status came. */
    public long of(int status) {
        return counts.getOrDefault(status, 0L);
    }

    /** How many statuses are of a class: 2 for 2xx. */
    public long ofClass(int hundreds) {
        return counts.entrySet().stream()
                .filter(entry -> entry.getKey() / 100 == hundreds)
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    /** {@code 200: 35, 429: 5, lost: 1}. */
    public String words() {
        StringBuilder words = new StringBuilder();
        counts.forEach((status, count) -> words.append(words.isEmpty() ? "" : ", ")
                .append(name(status))
                .append(": ")
                .append(count));
        return words.toString();
    }
}
