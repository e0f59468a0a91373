package dev.gw.runtime.plugin;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A media type: {@code text/plain; charset=utf-8}. A pattern may have stars for type and subtype. Immutable.
 *
 * @param parameters the values by their names in lower case
 */
public record MediaType(String type, String subtype, Map<String, String> parameters) {
    private static final String SEPARATORS = "()<>@,;:\\\"/[]?={} \t";

    /** Null where the text is no media type. */
    public static @Nullable MediaType parse(String text) {
        int slash = token(text, 0);
        int end = slash < text.length() && text.charAt(slash) == '/' ? token(text, slash + 1) : slash;
        boolean isStar = end == slash && text.startsWith("*") && slash == 1;
        if (slash == 0 || end < slash + 2 && !isStar) {
            return null;
        }
        Map<String, String> parameters = new HashMap<>();
        int at = end;
        while (at >= 0 && at < text.length()) {
            at = parameter(text, at, parameters);
        }
        String subtype = isStar ? "*" : lower(text.substring(slash + 1, end));
        return at < 0 ? null : new MediaType(lower(text.substring(0, slash)), subtype, Map.copyOf(parameters));
    }

    /** Reads a parameter from its semicolon on; the place behind it, or -1 where there is none. */
    private static int parameter(String text, int from, Map<String, String> parameters) {
        int semicolon = spaces(text, from);
        int name = spaces(text, semicolon + 1);
        int equals = token(text, name);
        boolean isNamed = semicolon < text.length() && text.charAt(semicolon) == ';' && equals > name;
        if (!isNamed || equals >= text.length() - 1 || text.charAt(equals) != '=') {
            return -1;
        }
        boolean isQuoted = text.charAt(equals + 1) == '"';
        int start = isQuoted ? equals + 2 : equals + 1;
        int end = isQuoted ? text.indexOf('"', start) : token(text, start);
        if (end < 0 || !isQuoted && end == start) {
            return -1;
        }
        parameters.put(lower(text.substring(name, equals)), text.substring(start, end));
        return isQuoted ? end + 1 : end;
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

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }

    /** Whether a type fits this pattern; its parameters must be the same. */
    public boolean admits(MediaType other) {
        return (type.equals("*") || type.equals(other.type))
                && (subtype.equals("*") || subtype.equals(other.subtype))
                && parameters.equals(other.parameters);
    }

    /** Whether one of the types in the value of a Content-Type is JSON, or of a kind of it. */
    public static boolean isJsonIn(String contentType) {
        for (String one : contentType.split(",")) {
            MediaType media = parse(one.strip());
            if (media != null
                    && media.type.equals("application")
                    && (media.subtype.equals("json") || media.subtype.endsWith("+json"))) {
                return true;
            }
        }
        return false;
    }
}
