package dev.gw.runtime.impact.report;

import dev.gw.runtime.impact.ImpactReport;
import dev.gw.runtime.impact.finding.Finding;
import dev.gw.runtime.impact.finding.Grade;

/** What callers feel, for a terminal: a line for each finding, and below it what shows it. */
public final class ImpactText {
    private static final String INDENT = " ".repeat(12);

    private final boolean colour;
    private final StringBuilder out = new StringBuilder(1 << 10);

    private ImpactText(boolean colour) {
        this.colour = colour;
    }

    /** The section, ending with a line that counts. */
    public static String of(ImpactReport report, boolean colour) {
        ImpactText text = new ImpactText(colour);
        if (report.findings().isEmpty()) {
            return "Callers feel nothing of it (" + Words.extent(report) + ").\n";
        }
        text.out.append(text.paint("1", "What callers feel")).append('\n');
        report.findings().forEach(text::finding);
        text.out
                .append('\n')
                .append("Callers: ")
                .append(Words.counts(report))
                .append(" (")
                .append(Words.extent(report))
                .append(").\n");
        return text.out.toString();
    }

    private void finding(Finding finding) {
        String word = finding.grade().word();
        out.append("  ").append(paint(style(finding.grade()), word)).append(" ".repeat(10 - word.length()));
        out.append(Words.printable(finding.sentence())).append('\n');
        String detail = Words.printable(Words.detail(finding));
        if (!detail.isEmpty()) {
            out.append(INDENT).append(detail).append('\n');
        }
        String place = Words.printable(Words.place(finding));
        String where = place.isEmpty() ? finding.id() : place + "  " + finding.id();
        out.append(INDENT).append(paint("2", where)).append('\n');
    }

    private static String style(Grade grade) {
        return switch (grade) {
            case SECURITY -> "1;31";
            case BREAKING -> "33";
            case INFO -> "36";
        };
    }

    private String paint(String style, String text) {
        return colour ? "\u001B[" + style + "m" + text + "\u001B[0m" : text;
    }
}
