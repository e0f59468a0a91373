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
            String key = decode(equals < 0 ? part : part.substring(0, equals));
            if (part.isEmpty() || key.equals(name)) {
                continue;
            }
            encode(out.append(out.isEmpty() ? "" : "&"), key);
            encode(out.append('='), equals < 0 ? "" : decode(part.substring(equals + 1)));
        }
        return out.toString();
    }

    private static String decode(String text) {
        StringBuilder out = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            int high = c == '%' && i + 2 < text.length() ? Character.digit(text.charAt(i + 1), 16) : -1;
            int low = high < 0 ? -1 : Character.digit(text.charAt(i + 2), 16);
            if (low >= 0) {
                out.append((char) (high * 16 + low));
                i += 2;
            } else {
                out.append(c == '+' ? ' ' : c);
            }
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
