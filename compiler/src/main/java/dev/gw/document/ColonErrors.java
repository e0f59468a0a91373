package dev.gw.document;

import dev.gw.diagnostic.Code;
import dev.gw.diagnostic.Diagnostic;
import dev.gw.source.Span;

/** A colon where no key can be: the most common slip, with four causes. */
final class ColonErrors {
    private ColonErrors() {}

    static Diagnostic explain(Place place) {
        int start = place.contentStart(place.at());
        int value = valueStart(place, start);
        if (value >= 0 && value < place.at()) {
            return inside(place, value);
        }
        if (value == place.at()) {
            return place.error("a value can't start with a colon").help("quote the value if the colon is part of it");
        }
        return line(place, start);
    }

    /** Where the value of the line's first key starts, before the colon at fault; -1 where there is no such key. */
    private static int valueStart(Place place, int start) {
        String text = place.text();
        for (int i = start; i < place.at(); i++) {
            if (text.charAt(i) == ':' && text.charAt(i + 1) <= ' ') {
                int value = i + 1;
                while (value < place.at() && text.charAt(value) <= ' ') {
                    value++;
                }
                return value;
            }
        }
        return -1;
    }

    private static Diagnostic inside(Place place, int value) {
        Diagnostic found = place.error(
                        "a colon followed by a space starts a key, and there is one in this value already")
                .label(place.span(value, place.at()), "the value starts here");
        Span whole = place.span(value, place.valueEnd(value));
        String quoted = "\"" + whole.text() + "\"";
        boolean plain = whole.text().indexOf('"') < 0 && whole.text().indexOf('\\') < 0;
        return plain ? found.help("quote the value: " + quoted).fix(whole, quoted) : found.help("quote the value");
    }

    private static Diagnostic line(Place place, int start) {
        Span above = place.lineAbove(place.at());
        String before = above.text();
        Diagnostic found = Diagnostic.of(Code.GW1010, place.span(start, place.at()), "a key can't stand here");
        int colon = before.indexOf(':');
        if (colon < 0) {
            return found.label(above, "this line has no colon").help("write key: value on the line above");
        }
        boolean glued = colon + 1 < before.length() && before.charAt(colon + 1) > ' ' && !before.contains(": ");
        if (glued) {
            return found.label(above, "no space behind the colon")
                    .help("write " + before.substring(0, colon) + ": " + before.substring(colon + 1));
        }
        return found.label(above, "this line has a value already, so nothing can be nested below it")
                .help("indent both lines alike, or remove the value above");
    }
}
