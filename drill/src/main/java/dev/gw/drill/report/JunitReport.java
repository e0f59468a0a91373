package dev.gw.drill.report;

import dev.gw.drill.plan.Area;
import dev.gw.drill.verdict.Miss;
import dev.gw.drill.verdict.Outcome;
import dev.gw.drill.verdict.Verdict;
import java.util.List;
import java.util.Locale;

/** A report for CI servers: a suite for each area, a test case for each check; what was not decided counts as skipped. */
public final class JunitReport {
    private JunitReport() {}

    /** The report as JUnit's XML. */
    public static String of(DrillReport report) {
        StringBuilder out = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites>\n");
        for (Area area : Area.values()) {
            List<Outcome> all = report.outcomes().stream()
                    .filter(outcome -> outcome.check().area() == area)
                    .toList();
            if (!all.isEmpty()) {
                suite(area, all, report, out);
            }
        }
        return out.append("</testsuites>\n").toString();
    }

    private static void suite(Area area, List<Outcome> all, DrillReport report, StringBuilder out) {
        out.append(String.format(
                Locale.ROOT,
                "  <testsuite name=\"%s\" tests=\"%d\" failures=\"%d\" skipped=\"%d\">\n",
                area.word(),
                all.size(),
                all.stream().filter(one -> one.verdict() == Verdict.FAIL).count(),
                all.stream()
                        .filter(one -> one.verdict() == Verdict.INCONCLUSIVE)
                        .count()));
        for (Outcome outcome : all) {
            out.append("    <testcase classname=\"drill.").append(area.word()).append("\" name=\"");
            out.append(escaped(outcome.check().title())).append("\" time=\"");
            out.append(String.format(Locale.ROOT, "%.3f", outcome.millis() / 1000.0))
                    .append('"');
            if (outcome.verdict() == Verdict.PASS) {
                out.append("/>\n");
                continue;
            }
            String element = outcome.verdict() == Verdict.FAIL ? "failure" : "skipped";
            out.append(">\n      <").append(element).append(" message=\"").append(escaped(first(outcome)));
            out.append("\">")
                    .append(escaped(text(outcome, report)))
                    .append("</")
                    .append(element);
            out.append(">\n    </testcase>\n");
        }
        out.append("  </testsuite>\n");
    }

    private static String first(Outcome outcome) {
        return outcome.misses().isEmpty()
                ? outcome.verdict().word()
                : "expected " + outcome.misses().get(0).expected() + ", got "
                        + outcome.misses().get(0).got();
    }

    private static String text(Outcome outcome, DrillReport report) {
        StringBuilder text = new StringBuilder(outcome.check().place());
        for (Miss miss : outcome.misses()) {
            text.append("\n").append(miss.claim()).append("\n  expected ").append(miss.expected());
            text.append("\n  got      ").append(miss.got());
            text.append("\n  ").append(Curl.line(miss.ask(), report.target()));
        }
        return text.toString();
    }

    /** XML has no place for most control characters, not even escaped. */
    static String escaped(String text) {
        StringBuilder out = new StringBuilder(text.length() + 16);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '&' -> out.append("&amp;");
                case '"' -> out.append("&quot;");
                case '\'' -> out.append("&#39;");
                default -> out.append(c < ' ' && c != '\n' && c != '\t' || c == 0xfffe || c == 0xffff ? '?' : c);
            }
        }
        return out.toString();
    }
}
