package dev.gw.diagnostic.report;

import dev.gw.source.SourceFile;
import dev.gw.source.Span;

/**
 * A stretch to point at, and what to say of it.
 *
 * @param at the stretch
 * @param text what is there; empty to say nothing
 * @param primary whether it is the place of the problem itself
 * @param role its colour
 */
record Mark(Span at, String text, boolean primary, Palette.Role role) {
    Mark {
        at = trimmed(at);
    }

    /** Blank lines and spaces behind a block belong to its stretch, but pointing at them says nothing. */
    static Span trimmed(Span span) {
        String text = span.file().text();
        int start = Math.max(0, Math.min(span.start(), text.length()));
        int end = Math.max(start, Math.min(span.end(), text.length()));
        while (end > start && text.charAt(end - 1) <= ' ') {
            end--;
        }
        return new Span(span.file(), start, end);
    }

    SourceFile file() {
        return at.file();
    }

    int firstLine() {
        return at.from().line();
    }

    int lastLine() {
        return at.to().line();
    }

    boolean isMultiLine() {
        return firstLine() < lastLine();
    }
}
