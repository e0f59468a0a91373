package dev.gw.document;

import dev.gw.diagnostic.Code;
import dev.gw.diagnostic.Diagnostic;
import dev.gw.source.Span;
import java.util.Collection;
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
        String near = nearest(name, anchors);
        return near == null ? found : found.help("did you mean *" + near + "?");
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

    private static @Nullable String nearest(String name, Collection<String> anchors) {
        String best = null;
        int least = Math.max(1, name.length() / 3) + 1;
        for (String anchor : anchors) {
            int distance = distance(name, anchor, least);
            if (distance < least || (distance == least && best != null && anchor.compareTo(best) < 0)) {
                least = distance;
                best = anchor;
            }
        }
        return best;
    }

    /** Levenshtein's distance; names whose lengths differ by more than the bound are not worth the sum. */
    private static int distance(String a, String b, int bound) {
        if (Math.abs(a.length() - b.length()) > bound) {
            return Integer.MAX_VALUE;
        }
        int[] row = new int[b.length() + 1];
        for (int j = 0; j < row.length; j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int above = row[j];
                int change = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(change, Math.min(above, row[j - 1]) + 1);
                diagonal = above;
            }
        }
        return row[b.length()];
    }
}
