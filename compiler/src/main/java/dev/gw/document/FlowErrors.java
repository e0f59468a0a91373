package dev.gw.document;

import dev.gw.diagnostic.Code;
import dev.gw.diagnostic.Diagnostic;
import dev.gw.source.Span;

/** Brackets and braces. */
final class FlowErrors {
    private FlowErrors() {}

    static Diagnostic unclosed(Place place) {
        String open = place.text()
                .substring(place.from(), Math.min(place.from() + 1, place.text().length()));
        String close = open.equals("[") ? "]" : "}";
        if (place.found() == '{' && place.at() > 0 && place.text().charAt(place.at() - 1) == '$') {
            return placeholder(place, open.equals("["));
        }
        boolean sameLine = place.lineStart(place.from()) == place.lineStart(place.at());
        boolean ended = place.at() >= place.text().stripTrailing().length();
        if (sameLine && !ended) {
            return place.error("a comma or " + close + " is expected here")
                    .label(place.span(place.from(), place.from() + 1), "opened here")
                    .help("quote values that hold any of , [ ] { } or a colon and a space");
        }
        Diagnostic found = place.atContext().error("this " + open + " is never closed");
        return ended
                ? found.help("add the closing " + close)
                : found.label(place.span(place.at(), place.at() + 1), "here a comma or " + close + " was expected")
                        .help("add the closing " + close);
    }

    /** YAML takes the brace of a placeholder for the beginning of a map. */
    private static Diagnostic placeholder(Place place, boolean list) {
        int start = place.at() - 1;
        String close = place.text().startsWith("${{", start) ? "}}" : "}";
        int end = place.text().indexOf(close, start);
        Span whole = place.span(start, end < 0 || end > place.lineEnd(start) ? start + 2 : end + close.length());
        String block = list ? "the list in block style, an item a line" : "the map in block style, a key a line";
        return Diagnostic.of(
                        Code.GW1010,
                        whole,
                        "between " + (list ? "[ and ]" : "{ and }") + " a placeholder has to be quoted")
                .label(place.span(place.from(), place.from() + 1), "opened here")
                .help("quote the whole value, which makes it a text; for any other type write " + block);
    }

    /** A closing bracket, a comma or text where nothing of the kind is open. */
    static Diagnostic stray(Place place) {
        char c = place.found();
        return switch (c) {
            case ']', '}' ->
                place.error("this " + c + " closes nothing").help("remove it, or quote the value it is part of");
            case ',' ->
                place.error("a value can't start with a comma").help("quote the value if the comma is part of it");
            default ->
                place.lineError("this line fits neither the indentation nor the end of what stands above")
                        .label(place.lineAbove(place.at()), "the line above");
        };
    }
}
