package dev.gw.runtime.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A body of type multipart/form-data, of one character per octet. Parts without a name are left out. Immutable.
 *
 * @param boundary what stands between the parts; null where the type names none, and then there are no parts
 * @param parts the parts, in order
 */
public record MultipartBody(@Nullable String boundary, List<Part> parts) {
    private static final String BOUNDARY = "boundary=";

    /**
     * A part.
     *
     * @param name the name of the field
     * @param headers its header lines
     * @param value what stands behind them
     */
    public record Part(String name, List<String> headers, String value) {
        /** A part that says no more than its name. */
        public static Part simple(String name, String value) {
            return new Part(name, List.of("Content-Disposition: form-data; name=\"" + name + "\""), value);
        }
    }

    /** Takes a body apart by its Content-Type. */
    public static MultipartBody parse(String body, String contentType) {
        String boundary = boundary(contentType);
        List<Part> parts = new ArrayList<>();
        if (boundary != null) {
            String delimiter = "--" + boundary;
            int start = delimiter(body, delimiter, 0);
            while (start >= 0) {
                int content = lineEnd(body, start + delimiter.length());
                int next = delimiter(body, delimiter, content);
                add(parts, body.substring(content, next < 0 ? body.length() : next), next >= 0);
                start = next;
            }
        }
        return new MultipartBody(boundary, List.copyOf(parts));
    }

    private static @Nullable String boundary(String contentType) {
        int at = contentType.indexOf(BOUNDARY, contentType.indexOf(';') + 1);
        if (contentType.indexOf(';') < 0 || at < 0) {
            return null;
        }
        int start = at + BOUNDARY.length();
        int end = start;
        while (end < contentType.length() && contentType.charAt(end) > ' ') {
            end++;
        }
        String found = contentType.substring(start, end);
        char quote = found.length() < 2 ? 0 : found.charAt(0);
        boolean quoted = (quote == '"' || quote == '\'') && found.charAt(found.length() - 1) == quote;
        String bare = quoted ? found.substring(1, found.length() - 1) : found;
        return bare.isEmpty() ? null : bare;
    }

    /** Where the next line begins that begins with the delimiter; -1 where none does. */
    private static int delimiter(String body, String delimiter, int from) {
        int at = body.indexOf(delimiter, from);
        while (at > 0 && body.charAt(at - 1) != '\n' && body.charAt(at - 1) != '\r') {
            at = body.indexOf(delimiter, at + 1);
        }
        return at;
    }

    private static int lineEnd(String body, int from) {
        int newline = body.indexOf('\n', from);
        return newline < 0 ? body.length() : newline + 1;
    }

    private static void add(List<Part> parts, String text, boolean ended) {
        List<String> headers = new ArrayList<>();
        String name = null;
        int at = 0;
        while (at < text.length()) {
            int next = lineEnd(text, at);
            String line = text.substring(at, next).strip();
            at = next;
            if (line.isEmpty()) {
                break;
            }
            headers.add(line);
            if (line.toLowerCase(Locale.ROOT).startsWith("content-disposition")) {
                name = name(line);
            }
        }
        if (name != null) {
            String value = text.substring(at);
            parts.add(new Part(name, headers, ended ? withoutLineEnd(value) : value));
        }
    }

    private static @Nullable String name(String disposition) {
        for (String item : disposition.split(";")) {
            String trimmed = item.strip();
            int equals = trimmed.indexOf('=');
            if (equals > 0 && trimmed.substring(0, equals).equalsIgnoreCase("name")) {
                String value = trimmed.substring(equals + 1).strip();
                return value.length() < 2 ? "" : value.substring(1, value.length() - 1);
            }
        }
        return null;
    }

    private static String withoutLineEnd(String value) {
        int end = value.endsWith("\n") ? value.length() - 1 : value.length();
        return value.substring(0, end > 0 && value.charAt(end - 1) == '\r' ? end - 1 : end);
    }
}
