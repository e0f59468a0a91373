package dev.gw.drill.report;

import dev.gw.drill.verdict.Verdict;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A report as one page for browsers. */
public final class HtmlReport {
    private HtmlReport() {}

    /** The page. */
    public static String of(DrillReport report) {
        return of(report, List.of());
    }

    /**
     * The page with more sections.
     *
     * @param more what else was found out, shown behind what failed
     */
    public static String of(DrillReport report, List<? extends HtmlSection> more) {
        List<HtmlSection> sections = new ArrayList<>();
        sections.add(new MissSection(report));
        sections.addAll(more);
        sections.add(new LimitSection(report));
        sections.add(new AreaSection(report));
        sections.add(new RouteSection(report));
        sections.add(new CoverageSection(report));
        sections.add(new CheckSection(report));
        String facts = report.target() + ", " + Instant.ofEpochMilli(report.startedAt())
                + (report.interrupted() ? ", interrupted" : "");
        return HtmlPage.of("Drill of " + report.name(), facts, tiles(report), sections);
    }

    private static String tiles(DrillReport report) {
        StringBuilder out = new StringBuilder("<ul class=\"tiles\">\n");
        for (Verdict verdict : Verdict.values()) {
            long count = report.count(verdict);
            out.append("<li class=\"")
                    .append(count == 0 ? "none" : verdict.word())
                    .append("\"><b>");
            out.append(String.format(Locale.ROOT, "%,d", count))
                    .append("</b>")
                    .append(verdict.word())
                    .append("</li>\n");
        }
        out.append(String.format(Locale.ROOT, "<li><b>%,d</b>requests</li>\n", report.requests()));
        out.append(String.format(Locale.ROOT, "<li><b>%.1f s</b>time</li>\n</ul>\n", report.millis() / 1000.0));
        report.notes()
                .forEach(note -> out.append("<p class=\"faint\">Note: ")
                        .append(HtmlPage.escaped(note))
                        .append(".</p>\n"));
        return out.toString();
    }
}
