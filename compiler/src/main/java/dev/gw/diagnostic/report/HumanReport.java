package dev.gw.diagnostic.report;

import dev.gw.diagnostic.Diagnostic;
import dev.gw.diagnostic.Label;
import dev.gw.diagnostic.Severity;
import dev.gw.source.SourceFile;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The report for people: message, place, the line with a caret under the value, other places, the mend. Whether there is
 * colour, and how wide the terminal is, the caller knows.
 */
public final class HumanReport implements Report {
    private static final int NARROWEST = 40;
    private static final int MOST = 200;

    private final Palette palette;
    private final int width;

    /**
     * @param width the terminal's columns; fewer than 40 count as 40
     * @param colour whether to use ANSI colours
     */
    public HumanReport(int width, boolean colour) {
        this.palette = colour ? Palette.COLOUR : Palette.PLAIN;
        this.width = Math.max(NARROWEST, width);
    }

    /** Errors come before the rest where not all can be shown. */
    @Override
    public String of(Findings findings) {
        List<Diagnostic> all = findings.diagnostics();
        StringBuilder out = new StringBuilder();
        List<Diagnostic> shown = all.size() <= MOST ? all : mostImportant(all);
        shown.forEach(diagnostic -> write(out, diagnostic));
        if (all.size() > MOST) {
            out.append("… and ").append(all.size() - MOST).append(" more (--report json has all)\n\n");
        }
        if (!all.isEmpty()) {
            String example = shown.get(0).code().id();
            out.append(palette.paint(Palette.Role.STRONG, findings.summary()))
                    .append(" (gw help ")
                    .append(example)
                    .append(" explains a code)\n");
        }
        return out.toString();
    }

    private static List<Diagnostic> mostImportant(List<Diagnostic> all) {
        return all.stream()
                .sorted(Comparator.comparing(Diagnostic::severity))
                .limit(MOST)
                .toList();
    }

    /** One diagnostic, followed by an empty line. */
    private void write(StringBuilder out, Diagnostic diagnostic) {
        head(out, diagnostic);
        Map<SourceFile, List<Mark>> places = marks(diagnostic);
        Snippet snippet = new Snippet(out, palette, gutter(places, diagnostic), width);
        places.values().forEach(marks -> block(snippet, marks));
        if (!diagnostic.labels().isEmpty() || diagnostic.help().isPresent()) {
            foot(out, diagnostic, gutter(places, diagnostic));
        }
        diagnostic.fix().filter(fix -> !fix.at().isNowhere()).ifPresent(snippet::fix);
        out.append('\n');
    }

    private void head(StringBuilder out, Diagnostic diagnostic) {
        String title = diagnostic.severity().label() + "[" + diagnostic.code().id() + "]";
        List<String> lines = TextWidth.wrap(title + ": " + TextWidth.printable(diagnostic.message()), width - 2);
        String first = lines.get(0);
        out.append(palette.paint(Palette.Role.of(diagnostic.severity()), title));
        out.append(palette.paint(Palette.Role.STRONG, first.substring(title.length())));
        for (String line : lines.subList(1, lines.size())) {
            out.append("\n  ").append(palette.paint(Palette.Role.STRONG, line));
        }
        out.append('\n');
    }

    /** The places by file, that of the problem first; a multi-line problem stands alone. */
    private static Map<SourceFile, List<Mark>> marks(Diagnostic diagnostic) {
        Map<SourceFile, List<Mark>> places = new LinkedHashMap<>();
        List<Mark> marks = new ArrayList<>();
        marks.add(new Mark(diagnostic.at(), "", true, Palette.Role.of(diagnostic.severity())));
        for (Label label : diagnostic.labels()) {
            marks.add(new Mark(label.at(), label.text(), false, Palette.Role.GUTTER));
        }
        for (Mark mark : marks) {
            if (!mark.at().isNowhere()) {
                places.computeIfAbsent(mark.file(), f -> new ArrayList<>()).add(mark);
            }
        }
        places.values().forEach(list -> list.sort(Comparator.comparingInt(Mark::firstLine)));
        return places;
    }

    private static int gutter(Map<SourceFile, List<Mark>> places, Diagnostic diagnostic) {
        int last = diagnostic.fix().map(fix -> fix.at().to().line()).orElse(1);
        for (List<Mark> marks : places.values()) {
            for (Mark mark : marks) {
                last = Math.max(last, mark.primary() ? mark.lastLine() : mark.firstLine());
            }
        }
        return String.valueOf(last).length();
    }

    private static void block(Snippet snippet, List<Mark> marks) {
        Mark named = marks.stream().filter(Mark::primary).findFirst().orElse(marks.get(0));
        snippet.place(named);
        if (!named.file().text().isEmpty()) {
            snippet.bar();
            snippet.draw(marks);
        }
    }

    /** What belongs to no line: the mend, and labels of places in no file. */
    private void foot(StringBuilder out, Diagnostic diagnostic, int gutter) {
        for (Label label : diagnostic.labels()) {
            if (label.at().isNowhere()) {
                line(out, gutter, "note", label.text());
            }
        }
        diagnostic.help().ifPresent(help -> line(out, gutter, "help", help));
    }

    private void line(StringBuilder out, int gutter, String kind, String text) {
        int indent = gutter + 3 + kind.length() + 2;
        List<String> lines = TextWidth.wrap(TextWidth.printable(text), width - indent);
        out.append(" ".repeat(gutter)).append(palette.paint(Palette.Role.GUTTER, " = "));
        out.append(palette.paint(Palette.Role.of(Severity.NOTE), kind + ":"));
        out.append(' ').append(lines.get(0)).append('\n');
        for (String more : lines.subList(1, lines.size())) {
            out.append(" ".repeat(indent)).append(more).append('\n');
        }
    }
}
