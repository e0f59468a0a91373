package dev.gw.check.regex;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The crate's error text: the pattern, its lines marked with carets, and the reason. */
final class RustMessage {
    private record Place(int line, int column) {}

    private record Mark(Place start, Place end) {}

    private RustMessage() {}

    static String of(String pattern, Refusal refusal) {
        List<Mark> marks = new ArrayList<>();
        marks.add(mark(pattern, refusal.start, refusal.end));
        if (refusal.otherStart >= 0) {
            marks.add(mark(pattern, refusal.otherStart, refusal.otherEnd));
        }
        marks.sort(Comparator.comparingInt((Mark m) -> m.start().line())
                .thenComparingInt(m -> m.start().column()));
        boolean many = pattern.indexOf('\n') >= 0;
        String divider = many ? "~".repeat(79) + "\n" : "";
        StringBuilder out = new StringBuilder("regex parse error:\n").append(divider);
        lines(out, pattern, marks);
        out.append(divider);
        for (Mark mark : marks) {
            spanning(out, mark);
        }
        return out.append("error: ").append(refusal.text()).toString();
    }

    private static Mark mark(String pattern, int start, int end) {
        return new Mark(place(pattern, start), place(pattern, end));
    }

    private static Place place(String pattern, int offset) {
        int line = 1;
        int from = 0;
        for (int i = pattern.indexOf('\n'); i >= 0 && i < offset; i = pattern.indexOf('\n', i + 1)) {
            line++;
            from = i + 1;
        }
        return new Place(line, 1 + pattern.codePointCount(from, offset));
    }

    private static void spanning(StringBuilder out, Mark mark) {
        if (mark.start().line() != mark.end().line()) {
            out.append("on line ").append(mark.start().line());
            out.append(" (column ").append(mark.start().column());
            out.append(") through line ").append(mark.end().line());
            out.append(" (column ").append(mark.end().column() - 1).append(")\n");
        }
    }

    private static void lines(StringBuilder out, String pattern, List<Mark> marks) {
        List<String> lines = split(pattern);
        int count = lines.size() + (pattern.endsWith("\n") ? 1 : 0);
        int width = count <= 1 ? 0 : Integer.toString(count).length();
        for (int i = 1; i <= lines.size(); i++) {
            String number = Integer.toString(i);
            out.append(width == 0 ? "    " : " ".repeat(width - number.length()) + number + ": ");
            out.append(lines.get(i - 1)).append('\n');
            carets(out, marks, i, width == 0 ? 4 : 2 + width);
        }
    }

    private static List<String> split(String pattern) {
        List<String> lines = new ArrayList<>();
        int from = 0;
        while (from < pattern.length()) {
            int end = pattern.indexOf('\n', from);
            int stop = end < 0 ? pattern.length() : end;
            boolean carriage = end > from && pattern.charAt(end - 1) == '\r';
            lines.add(pattern.substring(from, carriage ? stop - 1 : stop));
            from = stop + 1;
        }
        return lines;
    }

    private static void carets(StringBuilder out, List<Mark> marks, int line, int padding) {
        int column = 0;
        boolean any = false;
        for (Mark mark : marks) {
            if (mark.start().line() != line || mark.end().line() != line) {
                continue;
            }
            out.append(any ? "" : " ".repeat(padding));
            any = true;
            int gap = Math.max(0, mark.start().column() - 1 - column);
            int length = Math.max(1, mark.end().column() - mark.start().column());
            out.append(" ".repeat(gap)).append("^".repeat(length));
            column += gap + length;
        }
        out.append(any ? "\n" : "");
    }
}
