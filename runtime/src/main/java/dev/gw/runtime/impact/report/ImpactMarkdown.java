package dev.gw.runtime.impact.report;

import dev.gw.runtime.impact.ImpactReport;
import dev.gw.runtime.impact.finding.Finding;
import dev.gw.runtime.impact.finding.Grade;
import java.util.List;

/** What callers feel, as a part of a comment on a pull request; what is graded info is folded away. */
public final class ImpactMarkdown {
    private static final int MOST = 40;
    private static final int LONGEST_FINDING = 600;
    private static final String SPECIAL = "\\`*_{}[]<>#|~!";

    private final StringBuilder out = new StringBuilder(1 << 10);

    private ImpactMarkdown() {}

    /** The section, of bounded length. */
    public static String of(ImpactReport report) {
        ImpactMarkdown markdown = new ImpactMarkdown();
        markdown.write(report);
        return markdown.out.toString();
    }

    private void write(ImpactReport report) {
        if (report.findings().isEmpty()) {
            out.append("**Callers feel nothing of it** (")
                    .append(Words.extent(report))
                    .append(").\n");
            return;
        }
        out.append("**Callers: ").append(Words.counts(report)).append("** (");
        out.append(Words.extent(report)).append(")\n\n");
        list(report.findings().stream().filter(f -> f.grade() != Grade.INFO).toList());
        List<Finding> infos =
                report.findings().stream().filter(f -> f.grade() == Grade.INFO).toList();
        if (!infos.isEmpty()) {
            out.append("\n<details><summary>").append(infos.size()).append(" info</summary>\n\n");
            list(infos);
            out.append("\n</details>\n");
        }
    }

    private void list(List<Finding> findings) {
        findings.stream().limit(MOST).forEach(this::finding);
        if (findings.size() > MOST) {
            out.append("- and ").append(findings.size() - MOST).append(" more: see the job's log\n");
        }
    }

    private void finding(Finding finding) {
        out.append("- **").append(finding.grade().word()).append("** ").append(clipped(finding.sentence()));
        String detail = Words.detail(finding);
        if (!detail.isEmpty()) {
            out.append("<br>").append(clipped(detail));
        }
        out.append("<br><sub>").append(clipped(Words.place(finding))).append(" ");
        out.append(finding.id()).append("</sub>\n");
    }

    private static String clipped(String text) {
        return escaped(text.length() <= LONGEST_FINDING ? text : text.substring(0, LONGEST_FINDING) + "…");
    }

    /** Nothing in it is taken for markup, and nobody is notified. */
    private static String escaped(String text) {
        StringBuilder escaped = new StringBuilder(text.length() + 16);
        for (char c : Words.printable(text).toCharArray()) {
            if (c == '<') {
                escaped.append("&lt;");
            } else if (c == '@') {
                escaped.append("&#64;");
            } else {
                escaped.append(SPECIAL.indexOf(c) >= 0 ? "\\" : "").append(c);
            }
        }
        return escaped.toString();
    }
}
