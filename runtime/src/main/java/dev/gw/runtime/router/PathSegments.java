package dev.gw.runtime.router;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The parts of a path between its slashes; a slash at the end begins none. */
final class PathSegments {
    private PathSegments() {}

    static List<String> of(String path) {
        List<String> segments = new ArrayList<>();
        int from = 1;
        while (from < path.length()) {
            int slash = path.indexOf('/', from);
            int end = slash < 0 ? path.length() : slash;
            segments.add(path.substring(from, end));
            from = end + 1;
        }
        return segments;
    }

    /**
     * One of the parts, or several joined.
     *
     * @param range their places, counted from 0: {@code 1} or {@code 1_3}
     * @return null where the path has too few
     */
    static @Nullable String within(String path, String range) {
        List<String> segments = of(path);
        int underscore = range.indexOf('_');
        int first = place(underscore < 0 ? range : range.substring(0, underscore));
        int last = underscore < 0 ? first : place(range.substring(underscore + 1));
        boolean forward = underscore < 0 || first < last;
        return forward && last < segments.size() ? String.join("/", segments.subList(first, last + 1)) : null;
    }

    private static int place(String digits) {
        return digits.length() > 9 ? Integer.MAX_VALUE - 1 : Integer.parseInt(digits);
    }
}
