package dev.gw.drill.scenario;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Statuses: single ones and whole classes. Immutable.
 *
 * @param ranges each from its first to its last
 * @param words as they are written
 */
public record StatusSet(List<Range> ranges, String words) {
    /** Statuses from one to another. */
    public record Range(int first, int last) {}

    public StatusSet {
        ranges = List.copyOf(ranges);
    }

    /** Reads {@code 200} or {@code 2xx}; null where it is neither. */
    static @Nullable Range range(String word) {
        if (word.length() != 3 || word.charAt(0) < '1' || word.charAt(0) > '5') {
            return null;
        }
        if (word.endsWith("xx")) {
            int first = (word.charAt(0) - '0') * 100;
            return new Range(first, first + 99);
        }
        int status = 0;
        for (int i = 0; i < 3; i++) {
            char c = word.charAt(i);
            if (c < '0' || c > '9') {
                return null;
            }
            status = status * 10 + c - '0';
        }
        return new Range(status, status);
    }

    /** Statuses from their words; null where one of them is none. */
    public static @Nullable StatusSet of(List<String> words) {
        List<Range> ranges = new ArrayList<>();
        for (String word : words) {
            Range range = range(word);
            if (range == null) {
                return null;
            }
            ranges.add(range);
        }
        return new StatusSet(ranges, String.join(" or ", words));
    }

    public boolean has(int status) {
        for (Range range : ranges) {
            if (status >= range.first() && status <= range.last()) {
                return true;
            }
        }
        return false;
    }
}
