package dev.gw.runtime.impact.chain;

import dev.gw.document.MapNode;
import dev.gw.document.Node;
import dev.gw.document.Scalar;
import dev.gw.runtime.impact.finding.Shown;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Numbers of requests in windows of time.
 *
 * @param most the numbers by window
 * @param hidden what stands for those that may not be shown
 */
record Windows(Map<String, Double> most, Map<String, String> hidden) {
    private static final List<String> ALL = List.of("second", "minute", "hour", "day", "month", "year");

    /** Those that stand in a map, some of which may be null. */
    static Windows of(@Nullable MapNode map) {
        Map<String, Double> most = new TreeMap<>();
        Map<String, String> hidden = new TreeMap<>();
        for (String window : ALL) {
            Node value = map == null ? null : map.get(window);
            if (value instanceof Scalar scalar && scalar.isNumber()) {
                most.put(window, scalar.number());
                if (scalar.isSensitive()) {
                    hidden.put(window, Shown.of(scalar));
                }
            }
        }
        return new Windows(most, hidden);
    }

    /** The windows in which others let more through. */
    List<String> raisedIn(Windows other) {
        List<String> raised = new ArrayList<>();
        for (String window : ALL) {
            if (bound(window) < other.bound(window)) {
                raised.add(window);
            }
        }
        return raised;
    }

    private double bound(String window) {
        return most.getOrDefault(window, Double.POSITIVE_INFINITY);
    }

    /** For people: {@code 1,000/minute}; of all windows, or of some. */
    String shown(List<String> windows) {
        List<String> parts = new ArrayList<>();
        for (String window : ALL) {
            Double number = most.get(window);
            if (windows.contains(window)) {
                String shown = number == null ? "any number" : hidden.getOrDefault(window, number(number));
                parts.add(shown + "/" + window);
            }
        }
        return parts.isEmpty() ? "none" : String.join(", ", parts);
    }

    String shown() {
        return shown(ALL.stream().filter(most::containsKey).toList());
    }

    private static String number(double number) {
        return number == Math.rint(number)
                ? String.format(Locale.ROOT, "%,.0f", number)
                : String.format(Locale.ROOT, "%s", number);
    }
}
