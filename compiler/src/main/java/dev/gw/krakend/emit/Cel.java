package dev.gw.krakend.emit;

import java.util.List;

/** Conditions in the language that KrakenD's validation/cel runs. Stateless. */
final class Cel {
    private Cel() {}

    /** Whether a claim of the token is a text that is one of those, or a list that holds one. */
    static String isOneOf(String claim, List<String> accepted) {
        String value = "JWT[" + quoted(claim) + "]";
        String texts =
                "[" + String.join(", ", accepted.stream().map(Cel::quoted).toList()) + "]";
        return quoted(claim) + " in JWT && (type(" + value + ") == list ? " + value + ".exists(x, x in " + texts
                + ") : " + value + " in " + texts + ")";
    }

    /** A text as CEL writes it. */
    static String quoted(String text) {
        StringBuilder out = new StringBuilder("'");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\'' || c == '\\') {
                out.append('\\').append(c);
            } else if (c < ' ') {
                out.append(String.format(java.util.Locale.ROOT, "\\u%04x", (int) c));
            } else {
                out.append(c);
            }
        }
        return out.append('\'').toString();
    }
}
