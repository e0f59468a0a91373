package dev.gw.drill.report;

import dev.gw.drill.verdict.Miss;
import dev.gw.drill.verdict.Outcome;
import dev.gw.drill.verdict.Verdict;
import java.util.List;
import java.util.stream.Collectors;

/** Reports as tables: Markdown for a pull request, CSV for a spreadsheet. */
public final class TableReports {
    private TableReports() {}

    /** What failed, then the coverage. */
    public static String markdown(DrillReport report) {
        StringBuilder out =
                new StringBuilder("# Drill of ").append(report.name()).append("\n\n");
        out.append(report.count(Verdict.PASS)).append(" checks passed, ");
        out.append(report.count(Verdict.FAIL)).append(" failed, ");
        out.append(report.count(Verdict.INCONCLUSIVE)).append(" inconclusive; ");
        out.append(report.requests()).append(" requests.\n");
        if (report.count(Verdict.PASS) < report.outcomes().size()) {
            out.append("\n| | check | expected | got |\n|---|---|---|---|\n");
        }
        for (Outcome outcome : report.outcomes()) {
            for (Miss miss : outcome.misses()) {
                out.append("| ").append(outcome.verdict().word()).append(" | ");
                out.append(cell(outcome.check().title())).append(" | ").append(cell(miss.expected()));
                out.append(" | ").append(cell(miss.got())).append(" |\n");
            }
        }
        out.append("\n| | exercised | checks |\n|---|---|---|\n");
        for (String kind : DrillReport.KINDS) {
            for (DrillReport.Covered covered : report.coverage(kind)) {
                out.append("| ")
                        .append(kind)
                        .append(" | ")
                        .append(cell(covered.item().label()))
                        .append(" | ");
                out.append(covered.checks() > 0 ? String.valueOf(covered.checks()) : "none: " + cell(covered.reason()));
                out.append(" |\n");
            }
        }
        return out.toString();
    }

    private static String cell(String text) {
        return text.replace("\\", "\\\\")
                .replace("|", "\\|")
                .replace("<", "&lt;")
                .replace('\n', ' ');
    }

    /** A line for each check. */
    public static String csv(DrillReport report) {
        StringBuilder out = new StringBuilder("area,title,place,verdict,requests,millis,expected,got\n");
        for (Outcome outcome : report.outcomes()) {
            Miss miss = outcome.misses().isEmpty() ? null : outcome.misses().get(0);
            out.append(List.of(
                            outcome.check().area().word(),
                            outcome.check().title(),
                            outcome.check().place(),
                            outcome.verdict().word(),
                            Integer.toString(outcome.requests()),
                            Long.toString(outcome.millis()),
                            miss == null ? "" : miss.expected(),
                            miss == null ? "" : miss.got())
                    .stream()
                    .map(TableReports::field)
                    .collect(Collectors.joining(",")));
            out.append('\n');
        }
        return out.toString();
    }

    /** Quoted where needed; what a spreadsheet would run as a formula is kept from it. */
    private static String field(String text) {
        boolean formula = !text.isEmpty() && "=+-@\t".indexOf(text.charAt(0)) >= 0;
        String safe = formula ? "'" + text : text;
        boolean quotes = safe.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return quotes ? "\"" + safe.replace("\"", "\"\"") + "\"" : safe;
    }
}
