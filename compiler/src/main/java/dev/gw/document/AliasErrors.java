package dev.gw.document;

import dev.gw.diagnostic.Code;
import dev.gw.diagnostic.Diagnostic;
import dev.gw.diagnostic.Nearest;
import dev.gw.source.Span;
import java.util.Collection;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What to say about an alias that names no anchor. */
final class AliasErrors {
    private AliasErrors() {}

    static Diagnostic unknown(Span place, String name, boolean inside, Collection<String> anchors) {
        if (inside) {
            return Diagnostic.of(Code.GW1015, place, "*" + name + " stands inside the value that &" + name + " names");
        }
        Diagnostic found = Diagnostic.of(Code.GW1015, place, "there is no anchor &" + name + " above this line");
        if (!isName(name)) {
            String quoted = quoted(place);
            return found.help("if it is meant as a text, quote it: " + quoted).fix(place, quoted);
        }
        Span later = later(place, name);
        if (later != null) {
            return found.label(later, "it is set only here").help("move the anchor above its first use");
        }
        return Nearest.to(name, new TreeSet<>(anchors))
                .map(near -> found.help("did you mean *" + near + "?"))
                .orElse(found);
    }

    private static String quoted(Span place) {
        return "\"" + place.text() + "\"";
    }

    /** Whether it looks like a name and not like a pattern such as {@code *.example.com}. */
    private static boolean isName(String name) {
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (!Character.isLetterOrDigit(c) && c != '-' && c != '_') {
                return false;
            }
        }
        return true;
    }

    private static @Nullable Span later(Span place, String name) {
        String text = place.file().text();
        String anchor = "&" + name;
        int at = text.indexOf(anchor, place.end());
        while (at >= 0) {
            int end = at + anchor.length();
            if (end == text.length() || text.charAt(end) <= ' ') {
                return new Span(place.file(), at, end);
            }
            at = text.indexOf(anchor, end);
        }
        return null;
    }
}
