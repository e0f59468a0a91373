package dev.gw.document;

import dev.gw.diagnostic.Diagnostic;
import dev.gw.source.Span;

/** Lines whose indentation fits none above, and text behind a value that has ended. */
final class BlockErrors {
    private BlockErrors() {}

    static Diagnostic explain(Place place) {
        int content = place.contentStart(place.at());
        if (place.at() > content) {
            return behindValue(place);
        }
        return switch (place.found()) {
            case ']', '}' -> FlowErrors.stray(place);
            case '-' ->
                isItem(place) && !aboveIsItem(place) && sameIndent(place)
                        ? place.lineError("a list item can't stand among the keys of a map")
                                .label(place.lineAbove(place.at()), "a key stands here")
                                .help("indent the list below the key it belongs to")
                        : indentation(place);
            default ->
                aboveIsItem(place) && sameIndent(place)
                        ? place.lineError("a key can't stand among the items of a list")
                                .label(place.lineAbove(place.at()), "an item stands here")
                                .help("indent the key, or start it with -")
                        : indentation(place);
        };
    }

    private static Diagnostic indentation(Place place) {
        Span above = place.lineAbove(place.at());
        int mine = place.at() - place.lineStart(place.at());
        int theirs = above.start() - place.lineStart(above.start());
        return place.lineError("this line is indented by " + mine + (mine == 1 ? " space" : " spaces")
                        + ", which fits no line above")
                .label(above, "the line above is indented by " + theirs)
                .help("indent keys of one map, and items of one list, alike");
    }

    private static Diagnostic behindValue(Place place) {
        char c = place.found();
        if (c == ']' || c == '}') {
            return FlowErrors.stray(place);
        }
        if (c == '&' || c == '*') {
            return place.error("a value takes one anchor, and an alias takes none")
                    .help("remove one of them");
        }
        int before = lastBefore(place);
        char quote = place.text().charAt(before);
        if (quote != '"' && quote != '\'') {
            return place.error("the value has ended, but more stands behind it").help("quote the whole value");
        }
        Diagnostic found = place.error("the value ends at the quote before this");
        int open = place.text().lastIndexOf(quote, before - 1);
        if (open >= 0 && open < place.lineStart(before)) {
            return found.label(place.span(open, open + 1), "this quote is not closed on its line")
                    .help("close it there");
        }
        return found.help(
                "write a quote inside " + (quote == '"' ? "double quotes as \\\"" : "single quotes twice: ''"));
    }

    private static int lastBefore(Place place) {
        int i = place.at() - 1;
        while (i > 0 && place.text().charAt(i) <= ' ') {
            i--;
        }
        return i;
    }

    private static boolean isItem(Place place) {
        int next = place.at() + 1;
        return next >= place.text().length() || place.text().charAt(next) <= ' ';
    }

    private static boolean aboveIsItem(Place place) {
        String above = place.lineAbove(place.at()).text();
        return above.equals("-") || above.startsWith("- ");
    }

    private static boolean sameIndent(Place place) {
        Span above = place.lineAbove(place.at());
        return above.start() - place.lineStart(above.start()) == place.at() - place.lineStart(place.at());
    }
}
