package dev.gw.drill.scenario;

import dev.gw.document.ListNode;
import dev.gw.document.MapNode;
import dev.gw.document.Node;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A way into a JSON value: {@code $.items[0].id}, {@code $['a key']}. Immutable. */
public final class JsonPath {
    private final List<Object> steps;

    private JsonPath(List<Object> steps) {
        this.steps = List.copyOf(steps);
    }

    /** Reads a path; null where it is none. */
    public static @Nullable JsonPath of(String text) {
        if (!text.startsWith("$")) {
            return null;
        }
        List<Object> steps = new ArrayList<>();
        int at = 1;
        while (at < text.length()) {
            int next = text.charAt(at) == '.' ? name(text, at, steps) : bracket(text, at, steps);
            if (next < 0) {
                return null;
            }
            at = next;
        }
        return new JsonPath(steps);
    }

    /** Keys of maps as texts, places in lists as numbers. */
    public List<Object> steps() {
        return steps;
    }

    private static int name(String text, int dot, List<Object> steps) {
        int end = dot + 1;
        while (end < text.length() && text.charAt(end) != '.' && text.charAt(end) != '[') {
            end++;
        }
        steps.add(text.substring(dot + 1, end));
        return end == dot + 1 ? -1 : end;
    }

    private static int bracket(String text, int open, List<Object> steps) {
        int close = text.indexOf(']', open);
        if (text.charAt(open) != '[' || close < open + 2) {
            return -1;
        }
        String inner = text.substring(open + 1, close);
        char quote = inner.charAt(0);
        if (quote == '\'' || quote == '"') {
            if (inner.length() < 2 || inner.charAt(inner.length() - 1) != quote) {
                return -1;
            }
            steps.add(inner.substring(1, inner.length() - 1));
            return close + 1;
        }
        if (inner.length() > 9 || !inner.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return -1;
        }
        steps.add(Integer.valueOf(inner));
        return close + 1;
    }

    /** What it leads to; null where that is not there. */
    @Nullable
    Node in(@Nullable Node root) {
        Node node = root;
        for (Object step : steps) {
            if (step instanceof String key) {
                node = node instanceof MapNode map ? map.get(key) : null;
            } else {
                int index = (Integer) step;
                node = node instanceof ListNode list && index < list.items().size()
                        ? list.items().get(index)
                        : null;
            }
        }
        return node;
    }
}
