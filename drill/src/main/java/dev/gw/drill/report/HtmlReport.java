package dev.gw.drill.report;

import static dev.gw.drill.report.JunitReport.escaped;

import dev.gw.drill.plan.Area;
import dev.gw.drill.verdict.Miss;
import dev.gw.drill.verdict.Outcome;
import dev.gw.drill.verdict.Verdict;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** A report as one page that needs nothing else: no script, no network, light and dark, charts drawn in the page. */
public final class HtmlReport {
    private final DrillReport report;
    private final StringBuilder out = new StringBuilder(1 << 14);

    private HtmlReport(DrillReport report) {
        this.report = report;
    }

    /** The page. */
    public static String of(DrillReport report) {
        HtmlReport page = new HtmlReport(report);
        page.write();
        return page.out.toString();
    }

    private void write() {
        String title = "Drill of " + escaped(report.name());
        out.append("<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n");
        out.append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
        out.append("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; ")
                .append("style-src 'unsafe-inline'\">\n");
        out.append("<title>")
                .append(title)
                .append("</title>\n<style>\n")
                .append(style())
                .append("</style>\n</head>\n");
        out.append("<body>\n<main>\n<h1>").append(title).append("</h1>\n");
        out.append("<p class=\"faint\">").append(escaped(report.target())).append(", ");
        out.append(Instant.ofEpochMilli(report.startedAt())).append(report.interrupted() ? ", interrupted" : "");
        out.append("</p>\n");
        tiles();
        misses();
        areas();
        coverage();
        checks();
        out.append("</main>\n</body>\n</html>\n");
    }

    private static String style() {
        try (InputStream in = Objects.requireNonNull(HtmlReport.class.getResourceAsStream("report.css"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void tiles() {
        out.append("<ul class=\"tiles\">\n");
        for (Verdict verdict : Verdict.values()) {
            out.append("<li class=\"").append(verdict.word()).append("\"><b>").append(report.count(verdict));
            out.append("</b>").append(verdict.word()).append("</li>\n");
        }
        out.append("<li><b>").append(report.requests()).append("</b>requests</li>\n<li><b>");
        out.append(String.format(Locale.ROOT, "%.1f s", report.millis() / 1000.0))
                .append("</b>time</li>\n</ul>\n");
    }

    private void misses() {
        List<Outcome> bad = report.outcomes().stream()
                .filter(outcome -> outcome.verdict() != Verdict.PASS)
                .toList();
        if (bad.isEmpty()) {
            return;
        }
        out.append("<h2>Not as expected</h2>\n");
        for (Outcome outcome : bad) {
            out.append("<details open><summary><span class=\"")
                    .append(outcome.verdict().word())
                    .append("\">");
            out.append(outcome.verdict().word())
                    .append("</span> ")
                    .append(escaped(outcome.check().title()));
            out.append(" <span class=\"faint\">").append(escaped(outcome.check().place()));
            out.append("</span></summary>\n");
            for (Miss miss : outcome.misses()) {
                out.append("<p>").append(escaped(miss.claim())).append("<br>expected ");
                out.append(escaped(miss.expected()))
                        .append("<br>got ")
                        .append(escaped(miss.got()))
                        .append("</p>\n");
            }
            if (!outcome.misses().isEmpty()) {
                String line = Curl.line(outcome.misses().get(0).ask(), report.target());
                out.append("<pre>").append(escaped(line)).append("</pre>\n");
            }
            out.append("</details>\n");
        }
    }

    private void areas() {
        out.append("<h2>Checks by area</h2>\n");
        Bars bars = new Bars("Checks by area");
        for (Area area : Area.values()) {
            List<Outcome> all = of(area);
            if (!all.isEmpty()) {
                bars.add(
                        area.word(),
                        count(all, Verdict.PASS),
                        count(all, Verdict.FAIL),
                        count(all, Verdict.INCONCLUSIVE));
            }
        }
        out.append(bars.svg());
    }

    private List<Outcome> of(Area area) {
        return report.outcomes().stream()
                .filter(outcome -> outcome.check().area() == area)
                .toList();
    }

    private static int count(List<Outcome> all, Verdict verdict) {
        return (int) all.stream().filter(one -> one.verdict() == verdict).count();
    }

    private void coverage() {
        out.append("<h2>What was exercised</h2>\n");
        Bars bars = new Bars("What was exercised");
        for (String kind : DrillReport.KINDS) {
            List<DrillReport.Covered> all = report.coverage(kind);
            int exercised = (int) all.stream().filter(one -> one.checks() > 0).count();
            if (!all.isEmpty()) {
                bars.add(kind + "s", exercised, 0, 0, all.size() - exercised);
            }
        }
        out.append(bars.svg()).append("<div class=\"scroll\"><table>\n<thead><tr><th scope=\"col\">what</th>");
        out.append("<th scope=\"col\">name</th><th scope=\"col\">checks</th></tr></thead>\n<tbody>\n");
        for (String kind : DrillReport.KINDS) {
            for (DrillReport.Covered covered : report.coverage(kind)) {
                out.append("<tr><td>")
                        .append(kind)
                        .append("</td><td>")
                        .append(escaped(covered.item().label()));
                out.append("</td><td>");
                out.append(
                        covered.checks() > 0 ? String.valueOf(covered.checks()) : "none: " + escaped(covered.reason()));
                out.append("</td></tr>\n");
            }
        }
        out.append("</tbody></table></div>\n");
    }

    private void checks() {
        out.append("<h2>All checks</h2>\n");
        for (Area area : Area.values()) {
            List<Outcome> all = of(area);
            if (all.isEmpty()) {
                continue;
            }
            out.append("<details><summary>").append(area.word()).append(" (").append(all.size());
            out.append(")</summary>\n<div class=\"scroll\"><table>\n");
            for (Outcome outcome : all) {
                out.append("<tr><td class=\"").append(outcome.verdict().word()).append("\">");
                out.append(outcome.verdict().word())
                        .append("</td><td>")
                        .append(escaped(outcome.check().title()));
                out.append("</td><td class=\"faint\">")
                        .append(escaped(outcome.check().place()))
                        .append("</td></tr>\n");
            }
            out.append("</table></div></details>\n");
        }
    }
}
