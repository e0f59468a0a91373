package dev.gw.diagnostic.report;

import dev.gw.source.SourceFile;

/**
 * As much of a source line as fits on the terminal, cut around the place that matters, with tabs and unprintable
 * characters replaced.
 */
final class Excerpt {
    private static final int TAB = 4;
    private static final char CUT = '…';

    private final int from;
    private final int[] columns;
    private final int[] shown;
    private final boolean cutBefore;
    private final boolean cutBehind;
    private final int first;
    private final int width;

    private Excerpt(String text, int from, boolean cutBefore, boolean cutBehind, int focus, int width) {
        this.from = from;
        this.shown = text.codePoints().toArray();
        this.columns = new int[text.length() + 1];
        int total = measure();
        int middle = columns[Math.min(focus - from, text.length())];
        boolean fits = !cutBefore && !cutBehind && total <= width;
        this.first = fits || total <= width ? 0 : Math.max(0, Math.min(middle - width / 3, total - width));
        this.cutBefore = cutBefore || first > 0;
        this.cutBehind = cutBehind || total - first > width;
        this.width = width;
    }

    /** The line that holds the offset, at most {@code width} columns of it. Takes time by the width, not the line. */
    static Excerpt around(SourceFile file, int offset, int width) {
        String text = file.text();
        int place = Math.max(0, Math.min(offset, text.length()));
        int lineStart = file.lineStart(file.position(place).line());
        int start = boundary(text, Math.max(lineStart, place - 2 * width));
        int limit = boundary(text, Math.min(text.length(), place + 2 * width));
        int end = place;
        while (end < limit && !isBreak(text.charAt(end))) {
            end++;
        }
        int begin = Math.min(start, end);
        boolean more = end < text.length() && !isBreak(text.charAt(end));
        return new Excerpt(text.substring(begin, end), begin, begin > lineStart, more, place, width);
    }

    private static boolean isBreak(char c) {
        return c == '\n' || c == '\r';
    }

    private static int boundary(String text, int offset) {
        boolean inside = offset > 0
                && offset < text.length()
                && Character.isLowSurrogate(text.charAt(offset))
                && Character.isHighSurrogate(text.charAt(offset - 1));
        return inside ? offset + 1 : offset;
    }

    /** Fills in the column of every UTF-16 unit; answers the width of the whole. */
    private int measure() {
        int unit = 0;
        int column = 0;
        for (int i = 0; i < shown.length; i++) {
            int c = shown[i];
            for (int k = Character.charCount(c); k > 0; k--) {
                columns[unit++] = column;
            }
            shown[i] = c == '\t' ? c : TextWidth.shown(c);
            column += c == '\t' ? TAB - column % TAB : TextWidth.of(shown[i]);
        }
        columns[unit] = column;
        return column;
    }

    String text() {
        StringBuilder out = new StringBuilder();
        int column = 0;
        int left = first + (cutBefore ? 1 : 0);
        int right = first + width - (cutBehind ? 1 : 0);
        if (cutBefore) {
            out.append(CUT);
        }
        int at = left;
        for (int c : shown) {
            int size = c == '\t' ? TAB - column % TAB : TextWidth.of(c);
            if (column >= left && column + size <= right) {
                out.append(" ".repeat(column - at));
                append(out, c, size);
                at = column + size;
            }
            column += size;
        }
        return cutBehind ? out.append(CUT).toString() : out.toString().stripTrailing();
    }

    private static void append(StringBuilder out, int c, int size) {
        if (c == '\t') {
            out.append(" ".repeat(size));
        } else {
            out.appendCodePoint(c);
        }
    }

    /** The column, from 0, at which the offset is shown; the nearest edge where it was cut away. */
    int column(int offset) {
        int unit = Math.max(0, Math.min(offset - from, columns.length - 1));
        return Math.max(0, Math.min(columns[unit] - first, width));
    }
}
