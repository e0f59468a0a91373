package dev.gw.drill.report;

import static dev.gw.drill.report.HtmlPage.escaped;

import dev.gw.drill.plan.Check;
import dev.gw.drill.verdict.Sent;
import java.util.List;
import java.util.Locale;

/** What passed and what was refused, step by step, with the limit as a line; the same in words below. */
final class LimitChart {
    private static final int HEIGHT = 150;
    private static final int BOTTOM = 120;
    private static final int TOP = 24;
    private static final int LEFT = 48;
    private static final int WIDTH = 700;
    private static final double SMALLEST = 4;

    private final String title;
    private final Check.Limit limit;
    private final List<LimitTimeline.Column> columns;
    private final double highest;
    private final StringBuilder out = new StringBuilder();

    LimitChart(String title, Check.Limit limit, List<Sent> sent) {
        this.title = title;
        this.limit = limit;
        this.columns = LimitTimeline.of(limit, sent);
        this.highest = Math.max(
                1,
                columns.stream()
                        .mapToDouble(one -> one.before() + one.passed() + one.refused())
                        .reduce((double) limit.most(), Math::max));
    }

    String html() {
        out.append("<div class=\"scroll\" role=\"region\" tabindex=\"0\" aria-label=\"")
                .append(escaped(title));
        out.append("\"><svg viewBox=\"0 0 ").append(WIDTH).append(' ').append(HEIGHT);
        out.append("\" role=\"img\" aria-label=\"").append(escaped(words())).append("\">\n");
        double slot = 1.0 * (WIDTH - LEFT - 20) / columns.size();
        for (int i = 0; i < columns.size(); i++) {
            column(columns.get(i), i, LEFT + i * slot, slot);
        }
        line("axis", LEFT, BOTTOM, WIDTH - 20, BOTTOM);
        double at = y((double) limit.most());
        line("limit", LEFT, at, WIDTH - 20, at);
        text(LEFT - 6, at + 4, "end", Long.toString(limit.most()));
        text(LEFT - 6, BOTTOM + 4, "end", "0");
        out.append("</svg></div>\n");
        steps();
        return out.toString();
    }

    private String words() {
        return "Limit " + limit.most() + " per " + limit.window().word() + ". "
                + String.join("; ", columns.stream().map(LimitChart::said).toList());
    }

    private static String said(LimitTimeline.Column column) {
        return (column.begins() ? "next window: " : "") + column.claim() + ": " + column.passed() + " passed, "
                + column.refused() + " refused";
    }

    private void column(LimitTimeline.Column column, int number, double left, double slot) {
        if (column.begins()) {
            line("window", left, TOP - 14, left, BOTTOM);
            text(left + 4, TOP - 6, "start", "next " + limit.window().word());
        }
        double width = Math.min(48, slot * 0.6);
        double x = left + (slot - width) / 2;
        double floor = y(column.before());
        if (column.before() > 0) {
            rect("bar-before", x, floor, width, BOTTOM - floor);
        }
        double passed = column.passed() == 0 ? 0 : Math.max(SMALLEST, floor - y(column.before() + column.passed()));
        rect(column.isLimited() ? "bar-pass" : "bar-other", x, floor - passed, width, passed);
        double refused = column.refused() == 0 ? 0 : Math.max(SMALLEST, y(0) - y(column.refused()));
        rect("bar-refused", x, floor - passed - refused, width, refused);
        text(x + width / 2, BOTTOM + 18, "middle", Integer.toString(number + 1));
    }

    private double y(double value) {
        return BOTTOM - value / highest * (BOTTOM - TOP);
    }

    private void rect(String kind, double x, double y, double width, double height) {
        if (height > 0) {
            out.append(String.format(
                    Locale.ROOT,
                    "<rect class=\"%s\" x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\"/>\n",
                    kind,
                    x,
                    y,
                    width,
                    height));
        }
    }

    private void line(String kind, double x1, double y1, double x2, double y2) {
        out.append(String.format(
                Locale.ROOT,
                "<line class=\"%s\" x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\"/>\n",
                kind,
                x1,
                y1,
                x2,
                y2));
    }

    private void text(double x, double y, String anchor, String text) {
        out.append(String.format(
                Locale.ROOT,
                "<text class=\"number\" x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\">%s</text>\n",
                x,
                y,
                anchor,
                escaped(text)));
    }

    private void steps() {
        out.append("<ol class=\"steps\">\n");
        for (LimitTimeline.Column column : columns) {
            out.append("<li>")
                    .append(column.begins() ? "<i>next " + limit.window().word() + "</i> " : "");
            out.append(escaped(column.claim()))
                    .append(" <span class=\"faint\">(")
                    .append(column.passed());
            out.append(" passed, ").append(column.refused()).append(" refused)</span></li>\n");
        }
        out.append("</ol>\n");
    }
}
