package dev.gw.runtime.impact.report;

import dev.gw.runtime.impact.ImpactReport;
import dev.gw.runtime.impact.finding.Finding;
import dev.gw.runtime.impact.finding.Grade;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The words that reports for people share. */
final class Words {
    private Words() {}

    /** {@code 1 security, 2 breaking}. */
    static String counts(ImpactReport report) {
        List<String> parts = new ArrayList<>();
        for (Grade grade : new Grade[] {Grade.SECURITY, Grade.BREAKING, Grade.INFO}) {
            if (report.count(grade) > 0) {
                parts.add(report.count(grade) + " " + grade.word());
            }
        }
        return String.join(", ", parts);
    }

    /** {@code 12 routes compared, 240 requests tried}. */
    static String extent(ImpactReport report) {
        String routes =
                String.format(Locale.ROOT, "%,d", report.routes()) + (report.routes() == 1 ? " route" : " routes");
        String requests = String.format(Locale.ROOT, "%,d", report.witnesses())
                + (report.witnesses() == 1 ? " request" : " requests");
        return routes + " compared, " + requests + " tried";
    }

    /** {@code GET /api/v1/tools/5: tools → catalog}; empty where there is nothing to say. */
    static String detail(Finding finding) {
        boolean both = finding.before() != null && finding.after() != null;
        String change = both ? finding.before() + " → " + finding.after() : "";
        if (finding.witness() == null) {
            return change;
        }
        return change.isEmpty() ? finding.witness() : finding.witness() + ": " + change;
    }

    /** {@code file:line}; empty for what stands in no file. */
    static String place(Finding finding) {
        return finding.place().isNowhere()
                ? ""
                : finding.place().file().name() + ":" + finding.place().from().line();
    }

    /** Without what a terminal would obey. */
    static String printable(String text) {
        StringBuilder out = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            if (Character.isISOControl(c) || Character.getType(c) == Character.FORMAT) {
                out.append(String.format(Locale.ROOT, "\\u%04x", c));
            } else {
                out.appendCodePoint(c);
            }
        });
        return out.toString();
    }
}
