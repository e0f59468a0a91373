package dev.gw.check.lint.rule;

import dev.gw.diagnostic.Diagnostic;
import dev.gw.document.MapNode;
import dev.gw.document.Scalar;
import dev.gw.source.Position;
import dev.gw.source.SourceFile;
import dev.gw.source.Span;

/** Changes of text that mend what a rule found. */
final class Edit {
    private Edit() {}

    /** Adds a field in front of the first one of a map; nothing where the map stands in no file. */
    static Diagnostic addField(Diagnostic diagnostic, MapNode map, String key, String value) {
        if (map.isEmpty() || map.entries().get(0).key().span().isNowhere()) {
            return diagnostic;
        }
        Span first = map.entries().get(0).key().span();
        SourceFile file = first.file();
        Span before = new Span(file, first.start(), first.start());
        if (file.name().endsWith(".json")) {
            return diagnostic.fix(before, "\"" + key + "\": " + value + ", ");
        }
        boolean flow = file.text().startsWith("{", map.span().start());
        Position at = first.from();
        String field = key + ": " + value;
        return diagnostic.fix(before, flow ? field + ", " : field + "\n" + " ".repeat(at.column() - 1));
    }

    /** Adds text behind the last character of a value that stands on one line. */
    static Diagnostic append(Diagnostic diagnostic, Scalar value, String text) {
        boolean quoted = value.style() == Scalar.Style.SINGLE_QUOTED || value.style() == Scalar.Style.DOUBLE_QUOTED;
        boolean oneLine = quoted || value.style() == Scalar.Style.PLAIN;
        Span span = value.span();
        if (span.isNowhere()
                || !oneLine
                || !span.text().endsWith(quoted ? span.text().substring(0, 1) : "")) {
            return diagnostic;
        }
        int end = span.end() - (quoted ? 1 : 0);
        return diagnostic.fix(new Span(span.file(), end, end), text);
    }

    /** Replaces a part of a value, where the value stands in the file as it is. */
    static Diagnostic replace(Diagnostic diagnostic, Scalar value, String part, String replacement) {
        Span span = value.span();
        int at = span.isNowhere() ? -1 : span.text().indexOf(part);
        if (at < 0 || span.text().indexOf(part, at + 1) >= 0) {
            return diagnostic;
        }
        int start = span.start() + at;
        return diagnostic.fix(new Span(span.file(), start, start + part.length()), replacement);
    }
}
