package dev.gw.drill.measure;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How often which status came. Immutable.
 *
 * @param counts by status; {@link #LOST} where no answer came
 */
public record Statuses(SortedMap<Integer, Long> counts) {
    /** The status of a request that got no answer. */
    public static final int LOST = 0;

    public Statuses {
        counts = Collections.unmodifiableSortedMap(new TreeMap<>(counts));
    }

    /** How many answers came, and how many did not. */
    public long all() {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }

    /** How many got no answer. */
    public long lost() {
        return of(LOST);
    }

    /** How often a status came. */
    public long of(int status) {
        return counts.getOrDefault(status, 0L);
    }

    /** How many statuses are of a class: 2 for 2xx; 0 for those that got no answer. */
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
                .append(status == LOST ? "lost" : status)
                .append(": ")
                .append(count));
        return words.toString();
    }
}
