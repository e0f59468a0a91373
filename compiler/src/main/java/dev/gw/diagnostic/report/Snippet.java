package dev.gw.diagnostic.report;

import dev.gw.diagnostic.Fix;
import dev.gw.source.SourceFile;
import java.util.List;

/** Draws source lines beside a gutter of line numbers, with marks under them. Not thread-safe. */
final class Snippet {
    private static final int WHOLE = 6;
    private static final int HEAD = 3;
    private static final int TAIL = 2;
    private static final int FIX_LINES = 12;

    private final StringBuilder out;
    private final Palette palette;
    private final int gutter;
    private final int width;

    Snippet(StringBuilder out, Palette palette, int gutter, int width) {
        this.out = out;
        this.palette = palette;
        this.gutter = gutter;
        this.width = Math.max(20, width - gutter - 3);
    }

    /** {@code  --> file:14:7} for the first place, {@code  ::: file:3:9} for others. */
    void place(Mark mark) {
        String arrow = mark.primary() ? "--> " : "::: ";
        out.append(" ".repeat(gutter)).append(palette.paint(Palette.Role.GUTTER, arrow));
        out.append(TextWidth.printable(mark.at().toString())).append('\n');
    }

    /** A line with the gutter's bar and nothing behind it. */
    void bar() {
        out.append(palette.paint(Palette.Role.GUTTER, " ".repeat(gutter) + " |"))
                .append('\n');
    }

    /** Marks in one file, ordered by place. */
    void draw(List<Mark> marks) {
        int shown = 0;
        for (Mark mark : marks) {
            if (shown != 0 && mark.firstLine() > shown + 1) {
                out.append(palette.paint(Palette.Role.GUTTER, "...")).append('\n');
            }
            if (mark.isMultiLine() && mark.primary()) {
                lines(mark);
                shown = mark.lastLine();
            } else {
                Excerpt excerpt = Excerpt.around(mark.file(), mark.at().start(), width);
                if (mark.firstLine() != shown || !fits(mark)) {
                    numbered(mark.firstLine(), '|', excerpt.text());
                }
                carets(mark, excerpt);
                shown = mark.firstLine();
            }
        }
    }

    private boolean fits(Mark mark) {
        return TextWidth.of(mark.file().line(mark.firstLine())) <= width;
    }

    private void carets(Mark mark, Excerpt excerpt) {
        int from = Math.min(excerpt.column(mark.at().start()), width - 1);
        int to = mark.isMultiLine()
                ? TextWidth.of(excerpt.text())
                : excerpt.column(mark.at().end());
        int count = Math.max(1, Math.min(to, width) - from);
        String line = (mark.primary() ? "^" : "-").repeat(count);
        under(from, line, mark);
    }

    private void under(int from, String line, Mark mark) {
        String text = TextWidth.printable(mark.text());
        int behind = from + line.length() + 1;
        boolean beside = behind + TextWidth.of(text) <= width;
        String lead = " ".repeat(from);
        String first = beside && !text.isEmpty() ? line + " " + text : line;
        unnumbered(lead + palette.paint(mark.role(), first));
        if (!beside) {
            int indent = Math.min(from, width / 3);
            for (String part : TextWidth.wrap(text, width - indent)) {
                unnumbered(" ".repeat(indent) + palette.paint(mark.role(), part));
            }
        }
    }

    /** A stretch of several lines: a bar at its left, and a caret under its last character. */
    private void lines(Mark mark) {
        SourceFile file = mark.file();
        int first = mark.firstLine();
        int last = mark.lastLine();
        boolean whole = last - first < WHOLE;
        for (int line = first; line <= last; line++) {
            if (!whole && line == first + HEAD) {
                out.append(palette.paint(Palette.Role.GUTTER, "...")).append('\n');
                line = last - TAIL + 1;
            }
            String edge = palette.paint(mark.role(), line == first ? "/" : "|");
            Excerpt excerpt = Excerpt.around(file, file.lineStart(line), width - 2);
            numbered(line, '|', edge + " " + excerpt.text());
        }
        Excerpt end = Excerpt.around(file, file.lineStart(last), width - 2);
        int column = Math.min(end.column(Math.max(mark.at().start(), mark.at().end() - 1)), width - 3);
        String text = mark.text().isEmpty() ? "" : " " + TextWidth.printable(mark.text());
        unnumbered(palette.paint(mark.role(), "|" + "_".repeat(column + 1) + "^" + text));
    }

    /** The lines of a fix as they are and as they should be. */
    void fix(Fix fix) {
        SourceFile file = fix.at().file();
        String text = file.text();
        int first = fix.at().from().line();
        int start = file.lineStart(first);
        int end = Math.max(fix.at().end(), start);
        while (end < text.length() && text.charAt(end) != '\n' && text.charAt(end) != '\r') {
            end++;
        }
        String[] before = text.substring(start, end).split("\r\n|\r|\n", -1);
        String after = text.substring(start, fix.at().start())
                + fix.replacement()
                + text.substring(fix.at().end(), end);
        String[] lines = after.split("\n", -1);
        if (before.length + lines.length > FIX_LINES || end - start > FIX_LINES * width) {
            return;
        }
        bar();
        changed(first, '-', before, Palette.Role.OLD);
        if (!after.isBlank()) {
            changed(first, '+', lines, Palette.Role.NEW);
        }
    }

    private void changed(int first, char sign, String[] lines, Palette.Role role) {
        for (int i = 0; i < lines.length; i++) {
            Excerpt excerpt = Excerpt.around(SourceFile.of("", lines[i]), 0, width);
            numbered(first + i, sign, palette.paint(role, excerpt.text()));
        }
    }

    private void numbered(int line, char bar, String text) {
        String number = String.valueOf(line);
        String lead = " ".repeat(Math.max(0, gutter - number.length())) + number + " " + bar;
        row(lead, text);
    }

    private void unnumbered(String text) {
        row(" ".repeat(gutter) + " |", text);
    }

    private void row(String lead, String text) {
        out.append(palette.paint(Palette.Role.GUTTER, lead));
        out.append(text.isEmpty() ? "" : " ").append(text).append('\n');
    }
}
