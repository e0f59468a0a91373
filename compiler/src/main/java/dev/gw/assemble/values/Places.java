package dev.gw.assemble.values;

import dev.gw.document.Scalar;
import dev.gw.source.Span;

/** Finds the place of a placeholder within its scalar. */
final class Places {
    private Places() {}

    /** Where a piece of a scalar's text stands; the whole scalar where escapes or folding hide it. */
    static Span of(Scalar scalar, String piece) {
        Span span = scalar.span();
        int at = span.isNowhere() ? -1 : span.text().indexOf(piece);
        if (at < 0) {
            return span;
        }
        int start = span.start() + at;
        int close = span.file().text().indexOf('}', start);
        boolean open = piece.startsWith("${") && !piece.endsWith("}") && close >= 0 && close < span.end();
        return new Span(span.file(), start, open ? close + 1 : start + piece.length());
    }
}
