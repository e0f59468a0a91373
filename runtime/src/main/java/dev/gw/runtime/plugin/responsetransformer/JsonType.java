package dev.gw.runtime.plugin.responsetransformer;

import java.util.Locale;

/** Whether a Content-Type says JSON. */
final class JsonType {
    private static final String SEPARATORS = "()<>@,;:\\\"/[]?={} \t";

    private JsonType() {}

    /** Whether one of the media types of a header value is application/json or ends in +json; malformed ones are not. */
    static boolean isIn(String contentType) {
        for (String one : contentType.split(",")) {
            if (isJson(one.strip())) {
                return true;
            }
        }
        return false;
    }

    private static boolean isJson(String mediaType) {
        String lower = mediaType.toLowerCase(Locale.ROOT);
        int slash = token(lower, 0);
        if (slash == 0 || slash == lower.length() || lower.charAt(slash) != '/') {
            return false;
        }
        int end = token(lower, slash + 1);
        String subtype = lower.substring(slash + 1, end);
        boolean json = subtype.equals("json") || subtype.endsWith("+json");
        return json && lower.startsWith("application/") && areParameters(lower, end);
    }

    private static boolean areParameters(String text, int from) {
        int at = from;
        while (at < text.length()) {
            at = spaces(text, at);
            if (at == text.length() || text.charAt(at) != ';') {
                return false;
            }
            int name = spaces(text, at + 1);
            int equals = token(text, name);
            if (equals == name || equals == text.length() || text.charAt(equals) != '=') {
                return false;
            }
            at = value(text, equals + 1);
            if (at < 0) {
                return false;
            }
        }
        return true;
    }

    private static int value(String text, int from) {
        if (from < text.length() && text.charAt(from) == '"') {
            int close = text.indexOf('"', from + 1);
            return close < 0 ? -1 : close + 1;
        }
        int end = token(text, from);
        return end == from ? -1 : end;
    }

    private static int token(String text, int from) {
        int at = from;
        while (at < text.length()
                && text.charAt(at) > ' '
                && text.charAt(at) < 0x7f
                && SEPARATORS.indexOf(text.charAt(at)) < 0) {
            at++;
        }
        return at;
    }

    private static int spaces(String text, int from) {
        int at = from;
        while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == '\t')) {
            at++;
        }
        return at;
    }
}
