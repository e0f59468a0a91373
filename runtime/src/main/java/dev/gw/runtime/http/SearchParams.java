package dev.gw.runtime.http;

/** A query as URLs have it in browsers: taken apart and written anew, whatever the client's spelling was. */
public final class SearchParams {
    private SearchParams() {}

    /**
     * A query without the arguments of a name, written anew: a space is a plus, all but letters, digits and {@code *-._} are
     * triplets, and each name has an equals sign.
     *
     * @param query one character per octet
     * @param name the same
     */
    public static String without(String query, String name) {
        StringBuilder out = new StringBuilder(query.length());
        for (String part : query.split("&")) {
            int equals = part.indexOf('=');
            String key = HexText.decoded(equals < 0 ? part : part.substring(0, equals));
            if (part.isEmpty() || key.equals(name)) {
                continue;
            }
            encode(out.append(out.isEmpty() ? "" : "&"), key);
            encode(out.append('='), equals < 0 ? "" : HexText.decoded(part.substring(equals + 1)));
        }
        return out.toString();
    }

    private static void encode(StringBuilder out, String octets) {
        for (int i = 0; i < octets.length(); i++) {
            char c = octets.charAt(i);
            boolean plain = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
            if (plain || "*-._".indexOf(c) >= 0) {
                out.append(c);
            } else if (c == ' ') {
                out.append('+');
            } else {
                HexText.percent(out, c);
            }
        }
    }
}
