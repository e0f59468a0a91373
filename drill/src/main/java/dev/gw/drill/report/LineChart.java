package dev.gw.drill.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleFunction;

/**
 * A chart of lines over one axis, drawn as SVG with a legend beside it and its numbers in words. Never more than so many
 * points: a chart does not grow with the run.
 */
final class LineChart {
    private static final int WIDTH = 700;
    private static final int HEIGHT = 220;
    private static final int LEFT = 64;
    private static final int BOTTOM = 26;
    private static final int TOP = 8;
    private static final int MOST_POINTS = 600;

    private final String title;
    private final DoubleFunction<String> yText;
    private final DoubleFunction<String> xText;
    private final List<Line> lines = new ArrayList<>();
    private final List<Band> bands = new ArrayList<>();

    /** Points in the order of x. */
    record Line(String name, String style, List<Double> x, List<Double> y) {}

    /** A stretch of time in which something was broken. */
    private record Band(String name, double from, double until) {}

    LineChart(String title, DoubleFunction<String> xText, DoubleFunction<String> yText) {
        this.title = title;
        this.xText = xText;
        this.yText = yText;
    }

    /** Adds a line; styles are line-1 to line-8, and line-limit. */
    LineChart line(String name, String style, List<Double> x, List<Double> y) {
        if (!x.isEmpty()) {
            lines.add(new Line(name, style, x, y));
        }
        return this;
    }

    LineChart band(String name, double from, double until) {
        bands.add(new Band(name, from, until));
        return this;
    }

    boolean isEmpty() {
        return lines.isEmpty();
    }

    String svg() {
        double mostX = Math.max(1e-9, most(true));
        double mostY = Ticks.above(most(false));
        StringBuilder out = new StringBuilder("<figure class=\"chart\">\n<figcaption>")
                .append(JunitReport.escaped(title))
                .append("</figcaption>\n");
        out.append(String.format(
                Locale.ROOT,
                "<svg viewBox=\"0 0 %d %d\" role=\"img\" aria-label=\"%s\">\n",
                WIDTH,
                HEIGHT,
                JunitReport.escaped(title + ": " + words())));
        for (Band band : bands) {
            rectangle(band, mostX, out);
        }
        axes(mostX, mostY, out);
        for (Line line : lines) {
            out.append(String.format(
                    Locale.ROOT,
                    "<path class=\"%s\" fill=\"none\" d=\"%s\"/>\n",
                    line.style(),
                    path(line, mostX, mostY)));
        }
        out.append("</svg>\n<ul class=\"legend\">");
        for (Line line : lines) {
            out.append("<li><svg viewBox=\"0 0 20 8\" aria-hidden=\"true\"><path class=\"")
                    .append(line.style())
                    .append("\" d=\"M0 4H20\"/></svg>")
                    .append(JunitReport.escaped(line.name()))
                    .append("</li>");
        }
        return out.append("</ul>\n</figure>\n").toString();
    }

    private double most(boolean ofX) {
        double most = 0;
        for (Line line : lines) {
            for (double value : ofX ? line.x() : line.y()) {
                most = Math.max(most, value);
            }
        }
        return most;
    }

    private String words() {
        List<String> words = new ArrayList<>();
        for (Line line : lines) {
            double most =
                    line.y().stream().mapToDouble(Double::doubleValue).max().orElse(0);
            words.add(line.name() + " at most " + yText.apply(most));
        }
        bands.forEach(band -> words.add(band.name() + " from " + xText.apply(band.from())));
        return String.join("; ", words);
    }

    private static double left(double x, double most) {
        return LEFT + (WIDTH - LEFT - 8) * x / most;
    }

    private static double top(double y, double most) {
        return TOP + (HEIGHT - TOP - BOTTOM) * (1 - y / most);
    }

    private void rectangle(Band band, double mostX, StringBuilder out) {
        double from = left(Math.min(band.from(), mostX), mostX);
        double until = left(Math.min(Math.max(band.until(), band.from()), mostX), mostX);
        out.append(String.format(
                Locale.ROOT,
                "<rect class=\"band\" x=\"%.1f\" y=\"%d\" width=\"%.1f\" height=\"%d\"><title>%s</title></rect>\n",
                from,
                TOP,
                Math.max(2, until - from),
                HEIGHT - TOP - BOTTOM,
                JunitReport.escaped(band.name())));
    }

    private void axes(double mostX, double mostY, StringBuilder out) {
        for (double value : Ticks.upTo(mostY)) {
            double y = top(value, mostY);
            out.append(String.format(Locale.ROOT, "<path class=\"grid\" d=\"M%d %.1fH%d\"/>\n", LEFT, y, WIDTH - 8));
            number(LEFT - 6, y + 4, "end", yText.apply(value), out);
        }
        for (double value : Ticks.upTo(mostX)) {
            double x = left(value, mostX);
            number(x, HEIGHT - 6, x > WIDTH - 30 ? "end" : "middle", xText.apply(value), out);
        }
    }

    private static void number(double x, double y, String anchor, String text, StringBuilder out) {
        out.append(String.format(
                Locale.ROOT,
                "<text class=\"number\" x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\">%s</text>\n",
                x,
                y,
                anchor,
                JunitReport.escaped(text)));
    }

    /** Where there are more points than can be seen, each shown one is the highest of its neighbours. */
    private static String path(Line line, double mostX, double mostY) {
        int step = Math.max(1, (line.x().size() + MOST_POINTS - 1) / MOST_POINTS);
        StringBuilder path = new StringBuilder();
        for (int i = 0; i < line.x().size(); i += step) {
            double y = 0;
            for (int j = i; j < Math.min(i + step, line.y().size()); j++) {
                y = Math.max(y, line.y().get(j));
            }
            path.append(path.isEmpty() ? 'M' : 'L');
            path.append(String.format(Locale.ROOT, "%.1f %.1f", left(line.x().get(i), mostX), top(y, mostY)));
        }
        return path.toString();
    }
}
