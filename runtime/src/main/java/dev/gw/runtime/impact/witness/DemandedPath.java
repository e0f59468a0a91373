package dev.gw.runtime.impact.witness;

import dev.gw.check.expression.Expression.Predicate;
import dev.gw.check.expression.Literal;
import dev.gw.check.expression.Operator;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What the comparisons of an expression ask of the path. Not thread-safe. */
final class DemandedPath {
    private static final int MOST_SEGMENTS = 50;

    private final List<PathRegex> regexes = new ArrayList<>();
    private final Map<Integer, String> segments = new TreeMap<>();
    private final List<String> beside = new ArrayList<>();
    private final StringBuilder within = new StringBuilder();
    private String beginning = "";
    private String end = "";
    private int length;
    private boolean anchored;
    private boolean lowered;

    void add(Predicate predicate) {
        if (predicate.value() instanceof Literal.Regex regex) {
            String pattern = regex.pattern();
            anchored = pattern.startsWith("^") && !predicate.lower();
            regexes.add(new PathRegex(pattern.startsWith("^") ? pattern.substring(1) : pattern));
            return;
        }
        String text = Demanded.text(predicate);
        if (predicate.operator() == Operator.POSTFIX) {
            end = text.length() > end.length() ? text : end;
        } else if (predicate.operator() == Operator.CONTAINS) {
            within.append(text);
        } else if (predicate.operator() == Operator.NOT_EQUALS) {
            avoid(predicate);
        } else if (text.length() > beginning.length()) {
            beginning = text;
            lowered = predicate.lower();
        }
    }

    /** That a comparison does not hold: what it compares with is a near miss. */
    void avoid(Predicate predicate) {
        if (predicate.value() instanceof Literal.Text text) {
            beside.add(text.text().startsWith("/") ? text.text() : "/" + text.text());
        }
    }

    /** That a segment, or some of them, are a text. */
    void segment(String range, String text) {
        int underscore = range.indexOf('_');
        String digits = underscore < 0 ? range : range.substring(0, underscore);
        int place = digits.length() > 2 ? MOST_SEGMENTS : Integer.parseInt(digits);
        for (String part : text.split("/", -1)) {
            if (place < MOST_SEGMENTS) {
                segments.put(place++, part);
            }
        }
    }

    /** That there are so many segments. */
    void length(int segmentsAsked) {
        length = Math.min(segmentsAsked, MOST_SEGMENTS);
    }

    /** What all paths that fit begin with. */
    String beginning() {
        if (lowered) {
            return "";
        }
        boolean one = beginning.isEmpty() && regexes.size() == 1 && anchored;
        return one ? regexes.get(0).beginning() : beginning;
    }

    List<PathRegex> regexes() {
        return regexes;
    }

    /** Paths that fit, and after them some that just don't. */
    List<String> paths() {
        List<String> paths = new ArrayList<>(2);
        if (!segments.isEmpty() || length > 0) {
            paths.add(ofSegments());
        } else if (!within.isEmpty() || !end.isEmpty()) {
            String head = beginning.isEmpty() ? "/" : beginning;
            paths.add(joined(joined(head, within.toString()), end));
        } else if (!beginning.isEmpty() || regexes.isEmpty()) {
            paths.add(beginning);
        }
        paths.addAll(beside);
        return paths;
    }

    private static String joined(String head, String tail) {
        return head.endsWith("/") && tail.startsWith("/") ? head + tail.substring(1) : head + tail;
    }

    private String ofSegments() {
        List<String> parts = new ArrayList<>();
        if (beginning.length() > 1) {
            parts.addAll(List.of(beginning.substring(1).split("/", -1)));
        }
        int count =
                segments.keySet().stream().mapToInt(place -> place + 1).max().orElse(0);
        while (parts.size() < Math.max(count, length)) {
            parts.add("x");
        }
        segments.forEach(parts::set);
        return "/" + String.join("/", parts);
    }
}
