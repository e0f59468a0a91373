package dev.gw.document;

import dev.gw.diagnostic.Code;
import dev.gw.diagnostic.Diagnostic;
import dev.gw.source.Span;

/** What to say where a text stops being JSON. */
final class JsonErrors {
    private JsonErrors() {}

    /** Where a value has to stand. */
    static Diagnostic value(Span here, String word, boolean leadingZero) {
        if (leadingZero) {
            return error(span(here, word.length()), "a number of JSON has no leading zero");
        }
        if (here.text().isEmpty()) {
            return error(here, "the file ends where a value should stand");
        }
        char c = here.text().charAt(0);
        return switch (c) {
            case '\'' -> error(here, "JSON knows only double quotes").help("write \" in place of '");
            case '/', '#' -> error(here, "JSON has no comments").help("remove it, or make the file YAML");
            case ',', ':', ']', '}' -> error(here, "a value is missing before this " + c);
            default ->
                word.isEmpty()
                        ? error(here, "a value can't start with " + here.text())
                        : error(span(here, word.length()), word + " is no value of JSON")
                                .help("texts stand in double quotes: \"" + word + "\"");
        };
    }

    /** Where a key has to stand. */
    static Diagnostic key(Span here, int open) {
        String found = here.text();
        Span brace = new Span(here.file(), open, open + 1);
        if (found.isEmpty()) {
            return error(brace, "this { is never closed").help("add the closing }");
        }
        return switch (found.charAt(0)) {
            case '/', '#' -> error(here, "JSON has no comments").help("remove it, or make the file YAML");
            case '\'' -> error(here, "JSON knows only double quotes").help("write \" in place of '");
            case ',' -> error(here, "a key is missing before this comma").help("remove the comma");
            default -> error(here, "a key in double quotes is expected here").label(brace, "the map starts here");
        };
    }

    static Diagnostic colon(Span here, Scalar key) {
        return error(here, "a colon is expected behind the key").label(key.span(), "the key");
    }

    /** Where a comma or the closing bracket has to stand. */
    static Diagnostic separator(Span here, Span open, int last, char close) {
        if (here.text().isEmpty()) {
            return error(open, "this " + open.text() + " is never closed").help("add the closing " + close);
        }
        char c = here.text().charAt(0);
        if (c == '/' || c == '#') {
            return error(here, "JSON has no comments").help("remove it, or make the file YAML");
        }
        if (c == ']' || c == '}') {
            return error(here, "a " + close + " is expected here, not " + c).label(open, "opened here");
        }
        Span gap = new Span(here.file(), last, last);
        return error(here, "a comma is missing before this")
                .label(open, "in what is opened here")
                .help("put a comma behind the value before it")
                .fix(gap, ",");
    }

    static Diagnostic behind(Span here) {
        return error(here, "the document has ended, but more stands behind it");
    }

    private static Span span(Span here, int length) {
        return new Span(here.file(), here.start(), here.start() + length);
    }

    private static Diagnostic error(Span place, String message) {
        return Diagnostic.of(Code.GW1020, place, message);
    }
}
