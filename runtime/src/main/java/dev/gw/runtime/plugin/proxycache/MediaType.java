package dev.gw.runtime.plugin.proxycache;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A media type: {@code text/plain; charset=utf-8}. A pattern may have stars for type and subtype. */
record MediaType(String type, String subtype, Map<String, String> parameters) {

    /** Null where the text is no media type. */
    static @Nullable MediaType parse(String text) {
        int end = text.indexOf(';');
        String essence = (end < 0 ? text : text.substring(0, end)).stripTrailing();
        Map<String, String> parameters = end < 0 ? Map.of() : parameters(text.substring(end + 1));
        if (parameters == null) {
            return null;
        }
        if (essence.equals("*")) {
            return new MediaType("*", "*", parameters);
        }
        int slash = essence.indexOf('/');
        if (slash < 0 || !isToken(essence.substring(0, slash)) || !isToken(essence.substring(slash + 1))) {
            return null;
        }
        return new MediaType(lower(essence.substring(0, slash)), lower(essence.substring(slash + 1)), parameters);
    }

    private static @Nullable Map<String, String> parameters(String text) {
        Map<String, String> found = new HashMap<>();
        int at = 0;
        while (at <= text.length()) {
            int end = endOfParameter(text, at);
            String parameter = text.substring(at, end).strip();
            int equals = parameter.indexOf('=');
            String value = equals < 0 ? null : value(parameter.substring(equals + 1));
            if (value == null || !isToken(parameter.substring(0, equals))) {
                return null;
            }
            found.put(lower(parameter.substring(0, equals)), value);
            at = end + 1;
        }
        return found;
    }

    private static int endOfParameter(String text, int from) {
        boolean quoted = false;
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"') {
                quoted = !quoted;
            } else if (c == '\\' && quoted) {
                i++;
            } else if (c == ';' && !quoted) {
                return i;
            }
        }
        return text.length();
    }

    private static @Nullable String value(String text) {
        boolean quoted = text.length() >= 2 && text.startsWith("\"") && text.endsWith("\"");
        return quoted ? text.substring(1, text.length() - 1) : isToken(text) ? text : null;
    }

    private static boolean isToken(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c <= ' ' || c >= 127 || "()<>@,;:\\\"/[]?={}".indexOf(c) >= 0) {
                return false;
            }
        }
        return !text.isEmpty();
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }

    /** Whether a type fits this pattern; its parameters must be the same. */
    boolean admits(MediaType other) {
        return (type.equals("*") || type.equals(other.type))
                && (subtype.equals("*") || subtype.equals(other.subtype))
                && parameters.equals(other.parameters);
    }
}
