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
    private final Lines out;

    private TextReport(DrillReport report, boolean colour) {
        this.report = report;
        this.out = new Lines(colour);
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
            out.line(out.faint("note: " + note));
        }
        verdict();
    }

    private void outcome(Outcome outcome) {
        out.line(out.painted(outcome.verdict(), outcome.verdict().word()) + " "
                + outcome.check().title() + out.place(outcome.check().place()));
        String claim = "";
        for (Miss miss : outcome.misses()) {
            if (!miss.claim().equals(claim)
                    && !miss.claim().equals(outcome.check().title())) {
                out.line("  " + miss.claim());
            }
            claim = miss.claim();
            out.line("    expected " + miss.expected());
            out.line("    got      " + miss.got());
        }
        if (!outcome.misses().isEmpty()) {
            out.line(out.faint("    " + Curl.line(outcome.misses().get(0).ask(), report.target())));
        }
        out.line("");
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
                out.line(passed == all.size() ? text : out.painted(Verdict.FAIL, text));
            }
        }
        out.line("");
    }

    private void coverage() {
        for (String kind : DrillReport.KINDS) {
            List<DrillReport.Covered> all = report.coverage(kind);
            if (all.isEmpty()) {
                continue;
            }
            long exercised = all.stream().filter(one -> one.checks() > 0).count();
            out.line(String.format(Locale.ROOT, "%-10s %4d of %4d exercised", kind + "s", exercised, all.size()));
            all.stream()
                    .filter(one -> one.checks() == 0)
                    .forEach(one -> out.line(out.faint("  not " + one.item().label() + ": " + one.reason())));
        }
        out.line("");
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
        out.line(out.painted(good ? Verdict.PASS : Verdict.FAIL, counts));
        if (report.interrupted()) {
            out.line("interrupted: "
                    + (report.plan().checks().size() - report.outcomes().size()) + " checks did not run");
        }
    }
}
