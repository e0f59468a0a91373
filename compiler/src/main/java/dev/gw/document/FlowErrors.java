package dev.gw.document;

import dev.gw.diagnostic.Diagnostic;

/** Brackets and braces. */
final class FlowErrors {
    private FlowErrors() {}

    static Diagnostic unclosed(Place place) {
        String open = place.text()
                .substring(place.from(), Math.min(place.from() + 1, place.text().length()));
        String close = open.equals("[") ? "]" : "}";
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
