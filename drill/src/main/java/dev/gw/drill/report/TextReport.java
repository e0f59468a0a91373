package dev.gw.drill.report;

import dev.gw.drill.plan.Area;
import dev.gw.drill.verdict.Miss;
import dev.gw.drill.verdict.Outcome;
import dev.gw.drill.verdict.Verdict;
import java.util.List;
import java.util.Locale;

/** A report for a terminal: what failed first, then the counts, then what was exercised. */
public final class TextReport {
    private final DrillReport report;
    private final boolean colour;
    private final StringBuilder out = new StringBuilder();

    private TextReport(DrillReport report, boolean colour) {
        this.report = report;
        this.colour = colour;
    }

    /** The report as text. */
    public static String of(DrillReport report, boolean colour) {
        TextReport text = new TextReport(report, colour);
        text.write();
        return text.out.toString();
    }

    private void write() {
        for (Verdict verdict : List.of(Verdict.FAIL, Verdict.INCONCLUSIVE)) {
            report.outcomes().stream()
                    .filter(outcome -> outcome.verdict() == verdict)
                    .forEach(this::outcome);
        }
        areas();
        coverage();
        for (String note : report.notes()) {
            line(faint("note: " + note));
        }
        verdict();
    }

    private void outcome(Outcome outcome) {
        boolean failed = outcome.verdict() == Verdict.FAIL;
        line(painted(failed ? "31" : "33", outcome.verdict().word()) + " "
                + outcome.check().title() + place(outcome.check().place()));
        String claim = "";
        for (Miss miss : outcome.misses()) {
            if (!miss.claim().equals(claim)
                    && !miss.claim().equals(outcome.check().title())) {
                line("  " + miss.claim());
            }
            claim = miss.claim();
            line("    expected " + miss.expected());
            line("    got      " + miss.got());
        }
        if (!outcome.misses().isEmpty()) {
            line(faint("    " + Curl.line(outcome.misses().get(0).ask(), report.target())));
        }
        line("");
    }

    private String place(String place) {
        return place.isEmpty() ? "" : faint(" (" + place + ")");
    }

    private void areas() {
        for (Area area : Area.values()) {
            List<Outcome> all = report.of(area);
            if (!all.isEmpty()) {
                long passed =
                        all.stream().filter(o -> o.verdict() == Verdict.PASS).count();
                int requests = all.stream().mapToInt(Outcome::requests).sum();
                String text = String.format(
                        Locale.ROOT,
                        "%-15s %5d of %5d passed %,9d requests",
                        area.word(),
                        passed,
                        all.size(),
                        requests);
                line(passed == all.size() ? text : painted("31", text));
            }
        }
        line("");
    }

    private void coverage() {
        for (String kind : DrillReport.KINDS) {
            List<DrillReport.Covered> all = report.coverage(kind);
            if (all.isEmpty()) {
                continue;
            }
            long exercised = all.stream().filter(one -> one.checks() > 0).count();
            line(String.format(Locale.ROOT, "%-10s %4d of %4d exercised", kind + "s", exercised, all.size()));
            all.stream()
                    .filter(one -> one.checks() == 0)
                    .forEach(one -> line(faint("  not " + one.item().label() + ": " + one.reason())));
        }
        line("");
    }

    private void verdict() {
        String counts = String.format(
                Locale.ROOT,
                "%,d checks passed, %,d failed, %,d inconclusive; %,d requests in %.1f s",
                report.count(Verdict.PASS),
                report.count(Verdict.FAIL),
                report.count(Verdict.INCONCLUSIVE),
                report.requests(),
                report.millis() / 1000.0);
        boolean good = report.count(Verdict.PASS) == report.outcomes().size();
        line(painted(good ? "32" : "31", counts));
        if (report.interrupted()) {
            line("interrupted: "
                    + (report.plan().checks().size() - report.outcomes().size()) + " checks did not run");
        }
    }

    private void line(String text) {
        out.append(text).append('\n');
    }

    private String faint(String text) {
        return painted("2", text);
    }

    private String painted(String style, String text) {
        return colour ? "\u001B[" + style + "m" + text + "\u001B[0m" : text;
    }
}
