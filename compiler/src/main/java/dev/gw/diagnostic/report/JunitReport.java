package dev.gw.diagnostic.report;

import dev.gw.diagnostic.Diagnostic;
import dev.gw.diagnostic.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * JUnit XML, which every CI server shows: a test case for each file, failed where the file holds errors. Warnings and
 * notes stand in the case's output.
 */
final class JunitReport implements Report {
    private static final String NO_FILE = "gw";
    private static final int WIDTH = 100;

    private final HumanReport text = new HumanReport(WIDTH, false);

    @Override
    public String of(Findings findings) {
        Map<String, List<Diagnostic>> byFile = new TreeMap<>();
        findings.files().forEach(file -> byFile.put(file, new ArrayList<>()));
        for (Diagnostic diagnostic : findings.diagnostics()) {
            String file = diagnostic.at().isNowhere()
                    ? NO_FILE
                    : diagnostic.at().file().name();
            byFile.computeIfAbsent(file, f -> new ArrayList<>()).add(diagnostic);
        }
        long failures = byFile.values().stream()
                .filter(list -> Findings.of(list).hasErrors())
                .count();
        String counts = " tests=\"" + byFile.size() + "\" failures=\"" + failures + "\" errors=\"0\"";
        StringBuilder out = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
        out.append("<testsuites name=\"gw\"").append(counts).append(">\n");
        out.append("  <testsuite name=\"gw\"").append(counts).append(" skipped=\"0\">\n");
        byFile.forEach((file, found) -> testCase(out, file, found));
        return out.append("  </testsuite>\n</testsuites>\n").toString();
    }

    private void testCase(StringBuilder out, String file, List<Diagnostic> found) {
        out.append("    <testcase classname=\"gw\" name=\"")
                .append(escape(file))
                .append('"');
        if (found.isEmpty()) {
            out.append("/>\n");
            return;
        }
        out.append(">\n");
        List<Diagnostic> errors =
                found.stream().filter(d -> d.severity() == Severity.ERROR).toList();
        List<Diagnostic> others =
                found.stream().filter(d -> d.severity() != Severity.ERROR).toList();
        if (!errors.isEmpty()) {
            failure(out, errors);
        }
        if (!others.isEmpty()) {
            out.append("      <system-out>").append(body(others)).append("</system-out>\n");
        }
        out.append("    </testcase>\n");
    }

    private void failure(StringBuilder out, List<Diagnostic> errors) {
        Diagnostic first = errors.get(0);
        String more = errors.size() == 1 ? "" : " (and " + (errors.size() - 1) + " more)";
        out.append("      <failure type=\"").append(first.code().id()).append("\" message=\"");
        out.append(escape(first.message() + more)).append("\">");
        out.append(body(errors)).append("</failure>\n");
    }

    private String body(List<Diagnostic> diagnostics) {
        return escape(text.of(Findings.of(diagnostics)).stripTrailing());
    }

    private static String escape(String text) {
        StringBuilder out = new StringBuilder(text.length() + 16);
        text.codePoints().forEach(c -> {
            switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                default -> out.appendCodePoint(isAllowed(c) ? c : 0xfffd);
            }
        });
        return out.toString();
    }

    private static boolean isAllowed(int c) {
        boolean blank = c == '\n' || c == '\t';
        boolean surrogate = c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
        return blank || (c >= ' ' && !surrogate && c != 0xfffe && c != 0xffff);
    }
}
