package dev.gw.document;

import dev.gw.diagnostic.Code;
import dev.gw.diagnostic.Diagnostic;
import java.util.ArrayList;
import java.util.List;

/** Tabs where YAML wants spaces: all lines of the file that begin with them are reported together. */
final class TabErrors {
    private static final int MOST = 100;

    private TabErrors() {}

    static List<Diagnostic> all(Place place) {
        List<Diagnostic> found = new ArrayList<>();
        int line = place.lineStart(place.at());
        if (place.at() > place.contentStart(place.at())) {
            found.add(afterDash(place));
            line = place.lineEnd(place.at()) + 1;
        }
        while (line < place.text().length() && found.size() < MOST) {
            int content = place.contentStart(line);
            boolean tab = place.text().charAt(line) == '\t' || isStop(place, line, content);
            if (tab && content < place.lineEnd(line)) {
                found.add(indentation(place, line, content));
            }
            line = place.lineEnd(line) + 1;
        }
        return found.isEmpty() ? List.of(afterDash(place)) : found;
    }

    /** Other lines may be the text of a block, where tabs behind spaces are fine. */
    private static boolean isStop(Place place, int line, int content) {
        return place.at() >= line && place.at() < content && place.text().charAt(place.at()) == '\t';
    }

    private static Diagnostic indentation(Place place, int start, int end) {
        String spaces = place.text().substring(start, end).replace("\t", "  ");
        return Diagnostic.of(Code.GW1012, place.span(start, end), "this line is indented with a tab; YAML wants spaces")
                .help("indent with spaces, two for each level")
                .fix(place.span(start, end), spaces);
    }

    private static Diagnostic afterDash(Place place) {
        int tab = place.found() == '\t' ? place.at() : place.text().lastIndexOf('\t', place.at());
        return Diagnostic.of(Code.GW1012, place.span(tab, tab + 1), "a tab stands here; YAML wants spaces")
                .help("put a space in its place")
                .fix(place.span(tab, tab + 1), " ");
    }
}
