package dev.gw.krakend.emit;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A regular expression of a path, taken apart into whole segments: texts, choices of texts, and classes of characters.
 * Everything else has no counterpart in KrakenD.
 */
final class RegexPath {
    private static final int MOST_CHOICES = 64;

    private final String regex;
    private String note = "";

    private RegexPath(String regex) {
        this.regex = regex;
    }

    /** Takes an expression apart; it is without the {@code ~} in front. */
    static PathTaken read(String regex, boolean enterprise) {
        return new RegexPath(regex).read(enterprise);
    }

    private PathTaken read(boolean enterprise) {
        String body = regex.startsWith("^") ? regex.substring(1) : regex;
        boolean closed = body.endsWith("$") && !body.endsWith("\\$");
        body = closed ? body.substring(0, body.length() - 1) : body;
        if (closed && body.endsWith("/?")) {
            body = body.substring(0, body.length() - 2);
            note = "a slash at the end is answered with a redirect";
        }
        boolean open = !closed;
        for (String tail : List.of("(?:/.*)?", "(/.*)?", "/.*", ".*")) {
            if (body.endsWith(tail)) {
                open = true;
                body = body.substring(0, body.length() - tail.length());
                break;
            }
        }
        if (open && !enterprise) {
            return PathTaken.refused(
                    closed
                            ? "it matches everything below it, and KrakenD CE knows only whole paths"
                            : "without $ at its end it matches everything that begins so, and KrakenD CE knows only whole paths");
        }
        return paths(body, open);
    }

    private PathTaken paths(String body, boolean open) {
        List<String> parts = parts(body);
        if (parts == null) {
            return PathTaken.refused("its groups span slashes, and KrakenD has parameters for whole segments only");
        }
        List<List<Segment>> all = List.of(List.of());
        for (String part : parts) {
            List<Segment> choices = SegmentRegex.read(part);
            if (choices.isEmpty()) {
                return PathTaken.refused(part + " can't be said with a parameter for a whole segment");
            }
            all = product(all, choices);
            if (all.size() > MOST_CHOICES) {
                return PathTaken.refused("it stands for more than " + MOST_CHOICES + " paths");
            }
        }
        List<EndpointPath> paths = new ArrayList<>();
        for (List<Segment> segments : all) {
            paths.addAll(PathReader.opened(segments, open));
        }
        return new PathTaken(paths, note(paths), "");
    }

    private String note(List<EndpointPath> paths) {
        List<String> widened = paths.get(0).segments().stream()
                .filter(Segment::isWidened)
                .map(Segment::pattern)
                .distinct()
                .toList();
        if (widened.isEmpty()) {
            return note;
        }
        String wide = "a parameter takes any text, not only " + String.join(" and ", widened);
        return note.isEmpty() ? wide : note + "; " + wide;
    }

    private static List<List<Segment>> product(List<List<Segment>> all, List<Segment> choices) {
        List<List<Segment>> longer = new ArrayList<>();
        for (List<Segment> path : all) {
            for (Segment choice : choices) {
                List<Segment> with = new ArrayList<>(path);
                with.add(choice);
                longer.add(with);
            }
        }
        return longer;
    }

    /** The pieces between slashes; null where a slash stands within a group. Slashes in classes split nothing. */
    private static @Nullable List<String> parts(String body) {
        List<String> parts = new ArrayList<>();
        int groups = 0;
        boolean inClass = false;
        int start = -1;
        for (int i = 0; i < body.length(); i++) {
            char c = body.charAt(i);
            if (c == '\\') {
                i++;
            } else if (c == '[') {
                inClass = true;
            } else if (c == ']') {
                inClass = false;
            } else if (!inClass && c == '(') {
                groups++;
            } else if (!inClass && c == ')') {
                groups--;
            } else if (!inClass && c == '/' && groups > 0) {
                return null;
            } else if (!inClass && c == '/') {
                add(parts, body, start, i);
                start = i + 1;
            }
        }
        add(parts, body, start, body.length());
        return start < 0 ? null : parts;
    }

    private static void add(List<String> parts, String body, int start, int end) {
        if (start >= 0 && end > start) {
            parts.add(body.substring(start, end));
        }
    }
}
