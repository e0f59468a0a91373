package dev.gw.diff.report;

import dev.gw.source.Span;

/** Where a value stands, as terminals and editors turn it into links. */
final class Sources {
    private Sources() {}

    /** {@code file:line}; empty for what stands in no file. */
    static String of(Span span) {
        return span.isNowhere() ? "" : span.file().name() + ":" + span.from().line();
    }
}
