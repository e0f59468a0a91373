package dev.gw.drill.report;

import dev.gw.drill.measure.CheckRow;
import dev.gw.drill.measure.LoadResult;
import dev.gw.drill.measure.ThresholdRow;
import dev.gw.drill.verdict.Verdict;
import java.util.List;
import java.util.Locale;

/** A load run for CI servers: a test case for each expectation and each threshold. */
public final class LoadJunit {
    private LoadJunit() {}

    /** The report as JUnit's XML. */
    public static String of(LoadResult result) {
        StringBuilder out = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites>\n");
        List<CheckRow> checks = result.allChecks();
        long failed = checks.stream().filter(check -> check.failed() > 0).count();
        long unseen = checks.stream().filter(LoadJunit::isUnseen).count();
        suite("checks", checks.size(), failed, unseen, out);
        checks.forEach(check -> check(check, out));
        out.append("  </testsuite>\n");
        List<ThresholdRow> thresholds = result.thresholds();
        suite(
                "thresholds",
                thresholds.size(),
                count(thresholds, Verdict.FAIL),
                count(thresholds, Verdict.INCONCLUSIVE),
                out);
        thresholds.forEach(row -> threshold(row, out));
        out.append("  </testsuite>\n");
        suite("run", 1, 0, result.undecided().isEmpty() ? 0 : 1, out);
        String why = String.join("; ", result.undecided());
        testCase("run", result.name(), why.isEmpty() ? Verdict.PASS : Verdict.INCONCLUSIVE, why, out);
        return out.append("  </testsuite>\n</testsuites>\n").toString();
    }

    private static boolean isUnseen(CheckRow check) {
        return check.passed() + check.failed() == 0;
    }

    private static long count(List<ThresholdRow> rows, Verdict verdict) {
        return rows.stream().filter(row -> row.verdict() == verdict).count();
    }

    private static void suite(String name, int tests, long failures, long skipped, StringBuilder out) {
        out.append(String.format(
                Locale.ROOT,
                "  <testsuite name=\"%s\" tests=\"%d\" failures=\"%d\" skipped=\"%d\">\n",
                name,
                tests,
                failures,
                skipped));
    }

    private static void check(CheckRow check, StringBuilder out) {
        String name =
                check.scenario() + (check.request().isEmpty() ? "" : ", " + check.request()) + ": " + check.what();
        Verdict verdict = check.failed() > 0 ? Verdict.FAIL : isUnseen(check) ? Verdict.INCONCLUSIVE : Verdict.PASS;
        String why = verdict == Verdict.FAIL
                ? "not so " + check.failed() + " of " + (check.passed() + check.failed()) + " times; got "
                        + String.join("; ", check.examples())
                : "no sample";
        testCase("checks", name, verdict, why, out);
    }

    private static void threshold(ThresholdRow row, StringBuilder out) {
        testCase("thresholds", row.metric() + " " + row.expression(), row.verdict(), row.got(), out);
    }

    private static void testCase(String suite, String name, Verdict verdict, String why, StringBuilder out) {
        out.append("    <testcase classname=\"drill.").append(suite).append("\" name=\"");
        out.append(JunitReport.escaped(name)).append('"');
        if (verdict == Verdict.PASS) {
            out.append("/>\n");
            return;
        }
        String element = verdict == Verdict.FAIL ? "failure" : "skipped";
        out.append(">\n      <").append(element).append(" message=\"").append(JunitReport.escaped(why));
        out.append("\"/>\n    </testcase>\n");
    }
}
