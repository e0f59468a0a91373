package dev.gw.document;

import dev.gw.diagnostic.Code;
import dev.gw.diagnostic.Diagnostic;
import dev.gw.source.SourceFile;
import dev.gw.source.Span;
import java.util.Optional;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;

/**
 * Where the YAML library stopped, and why, in its words.
 *
 * @param file the file
 * @param at offset at which it stopped
 * @param from offset at which what it was reading had begun; {@code at} where it does not say
 * @param context what it was reading, or nothing
 * @param problem what it did not like
 */
record Place(SourceFile file, int at, int from, String context, String problem) {
    static Place of(SourceFile file, MarkedYamlEngineException e) {
        Optional<Mark> mark = e.getProblemMark();
        int at = mark.isPresent() ? offset(file, mark.get()) : 0;
        int from =
                e.getContextMark().isPresent() ? offset(file, e.getContextMark().get()) : at;
        return new Place(file, at, from, text(e.getContext()), text(e.getProblem()));
    }

    private static String text(String said) {
        return said == null ? "" : said;
    }

    private static int offset(SourceFile file, Mark mark) {
        String text = file.text();
        int points = Math.min(mark.getIndex(), text.codePointCount(0, text.length()));
        return text.offsetByCodePoints(0, points);
    }

    String text() {
        return file.text();
    }

    /** Whether a tab is at fault: the character it stopped at, or one between a dash and a key. */
    boolean isTab() {
        return problem.startsWith("found a key after")
                || (problem.contains("that cannot start any token") && found() == '\t');
    }

    Place atContext() {
        return new Place(file, from, from, context, problem);
    }

    /** The character it stopped at; a line break at the end of the file. */
    char found() {
        return at < text().length() ? text().charAt(at) : '\n';
    }

    int lineStart(int offset) {
        int start = Math.min(offset, text().length());
        while (start > 0 && text().charAt(start - 1) != '\n' && text().charAt(start - 1) != '\r') {
            start--;
        }
        return start;
    }

    int lineEnd(int offset) {
        int end = Math.min(offset, text().length());
        while (end < text().length() && text().charAt(end) != '\n' && text().charAt(end) != '\r') {
            end++;
        }
        return end;
    }

    /** The offset of the first character of the line that is no space. */
    int contentStart(int offset) {
        int start = lineStart(offset);
        while (start < text().length() && (text().charAt(start) == ' ' || text().charAt(start) == '\t')) {
            start++;
        }
        return start;
    }

    /** The last line above that holds more than spaces and a comment, as a span of its content; empty at the top. */
    Span lineAbove(int offset) {
        int end = lineStart(offset);
        while (end > 0) {
            int start = contentStart(end - 1);
            int stop = lineEnd(end - 1);
            if (start < stop && text().charAt(start) != '#') {
                return span(start, stop);
            }
            end = lineStart(end - 1);
        }
        return span(0, 0);
    }

    Span span(int start, int end) {
        return new Span(file, Math.min(start, text().length()), Math.min(end, text().length()));
    }

    /** An error at the character it stopped at. */
    Diagnostic error(String message) {
        return Diagnostic.of(Code.GW1010, span(at, at + (Character.isHighSurrogate(found()) ? 2 : 1)), message);
    }

    /** An error from where it stopped to the end of the line. */
    Diagnostic lineError(String message) {
        return Diagnostic.of(Code.GW1010, span(at, valueEnd(at)), message);
    }

    /** Behind a value that runs to the end of its line: before a comment and trailing spaces. */
    int valueEnd(int start) {
        int end = lineEnd(start);
        for (int i = start; i + 1 < end; i++) {
            if (text().charAt(i) <= ' ' && text().charAt(i + 1) == '#') {
                end = i;
            }
        }
        while (end > start && text().charAt(end - 1) <= ' ') {
            end--;
        }
        return end;
    }
}
