package dev.gw.cli.drill;

import dev.gw.cli.command.Exit;
import dev.gw.cli.command.Invocation;
import dev.gw.drill.measure.LoadResult;
import dev.gw.drill.report.LoadHistogram;
import dev.gw.drill.report.LoadJson;
import dev.gw.drill.report.LoadJunit;
import dev.gw.drill.report.LoadMetrics;
import dev.gw.drill.report.LoadPage;
import dev.gw.drill.report.LoadTables;
import dev.gw.drill.report.LoadText;
import dev.gw.drill.verdict.Verdict;
import java.util.List;

/** What is said of a load run, and the exit code that follows from it. */
record LoadReporting(Invocation invocation) {
    /** Prints it, and writes the files that the command line asks for. */
    void write(LoadResult result) {
        invocation.terminal().out().print(LoadText.of(result, invocation.colourOfProduct()));
        ReportFiles files = new ReportFiles(invocation);
        files.write("--json", result, LoadJson::of);
        files.write("--junit", result, LoadJunit::of);
        files.write("--markdown", result, LoadTables::markdown);
        files.write("--csv", result, LoadTables::csv);
        files.write("--html", result, LoadPage::of);
        files.write("--hgrm", result, LoadHistogram::of);
        files.write("--openmetrics", result, LoadMetrics::of);
        invocation.terminal().flush();
    }

    static Exit exit(Invocation invocation, LoadResult result, boolean interrupted) {
        if (result.behaviour() == Verdict.FAIL) {
            return Exit.FAILED;
        }
        if (interrupted) {
            return Exit.INTERRUPTED;
        }
        if (result.limitsKept() == Verdict.FAIL) {
            return Exit.THRESHOLDS;
        }
        return result.verdict() == Verdict.INCONCLUSIVE && !warns(invocation) ? Exit.INCONCLUSIVE : Exit.FINE;
    }

    /** Whether a run that proves nothing is only warned of. */
    static boolean warns(Invocation invocation) {
        return invocation
                .oneOf("--inconclusive", List.of("fail", "warn"))
                .filter("warn"::equals)
                .isPresent();
    }
}
