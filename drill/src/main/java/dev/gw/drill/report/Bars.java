package dev.gw.drill.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** A chart of bars, each in parts of different colour, drawn as SVG with its numbers in words. */
final class Bars {
    private static final String[] PARTS = {"pass", "fail", "inconclusive", "none"};
    private static final int ROW = 26;
    private static final int LEFT = 130;
    private static final int WIDTH = 480;

    private final String title;
    private final List<Row> rows = new ArrayList<>();

    private record Row(String label, List<Integer> parts) {
        int sum() {
            return parts.stream().mapToInt(Integer::intValue).sum();
        }
    }

    Bars(String title) {
        this.title = title;
    }

    /** A bar; its parts are what passed, failed, was not decided, was not exercised. */
    void add(String label, Integer... parts) {
        rows.add(new Row(label, Arrays.asList(parts)));
    }

    String svg() {
        int most = Math.max(1, rows.stream().mapToInt(Row::sum).max().orElse(1));
        StringBuilder out = new StringBuilder(String.format(
                Locale.ROOT,
                "<div class=\"scroll\" role=\"region\" tabindex=\"0\" aria-label=\"%s\"><svg viewBox=\"0 0 %d %d\" role=\"img\" aria-label=\"%s\">\n",
                JunitReport.escaped(title),
                LEFT + WIDTH + 90,
                rows.size() * ROW,
                JunitReport.escaped(title + ": " + words())));
        for (int i = 0; i < rows.size(); i++) {
            row(rows.get(i), i * ROW, most, out);
        }
        return out.append("</svg></div>\n").toString();
    }

    private String words() {
        return String.join(
                "; ",
                rows.stream()
                        .map(row -> row.label() + " " + row.parts().get(0) + " of " + row.sum())
                        .toList());
    }

    private static void row(Row row, int top, int most, StringBuilder out) {
        out.append(String.format(
                Locale.ROOT, "<text x=\"0\" y=\"%d\">%s</text>\n", top + 17, JunitReport.escaped(row.label())));
        double left = LEFT;
        for (int i = 0; i < row.parts().size(); i++) {
            double width = 1.0 * WIDTH * row.parts().get(i) / most;
            if (width > 0) {
                out.append(String.format(
                        Locale.ROOT,
                        "<rect class=\"bar-%s\" x=\"%.1f\" y=\"%d\" width=\"%.1f\" height=\"16\" rx=\"2\"/>\n",
                        PARTS[i],
                        left,
                        top + 5,
                        width));
            }
            left += width;
        }
        out.append(String.format(
                Locale.ROOT,
                "<text class=\"number\" x=\"%.1f\" y=\"%d\">%d of %d</text>\n",
                left + 6,
                top + 17,
                row.parts().get(0),
                row.sum()));
    }
}
