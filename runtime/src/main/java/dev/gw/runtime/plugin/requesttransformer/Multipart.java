package dev.gw.runtime.plugin.requesttransformer;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The parts of a multipart/form-data body, of one character per octet. Parts without a name are left out. */
final class Multipart {
    private static final String LINE = "\r\n";
    private static final String NO_BOUNDARY = "gw-boundary";
    private static final String BOUNDARY = "boundary=";

    private final String boundary;
    private final List<Part> parts = new ArrayList<>();

    /** A part with its header lines. */
    private record Part(String name, List<String> headers, String value) {
        static Part simple(String name, String value) {
            return new Part(name, List.of("Content-Disposition: form-data; name=\"" + name + "\""), value);
        }
    }

    private Multipart(String boundary) {
        this.boundary = boundary;
    }

    static Multipart parse(String body, String contentType) {
        String boundary = boundary(contentType);
        if (boundary == null) {
            return new Multipart(NO_BOUNDARY);
        }
        Multipart parsed = new Multipart(boundary);
        String delimiter = "--" + boundary;
        int start = delimiter(body, delimiter, 0);
        while (start >= 0) {
            int content = lineEnd(body, start + delimiter.length());
            int next = delimiter(body, delimiter, content);
            parsed.part(body.substring(content, next < 0 ? body.length() : next), next >= 0);
            start = next;
        }
        return parsed;
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

    private void part(String text, boolean ended) {
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

    private int indexOf(String name) {
        for (int i = parts.size() - 1; i >= 0; i--) {
            if (parts.get(i).name().equals(name)) {
                return i;
            }
        }
        return -1;
    }

    boolean has(String name) {
        return indexOf(name) >= 0;
    }

    /** The value of the last part of a name; null where there is none. */
    @Nullable
    String value(String name) {
        int at = indexOf(name);
        return at < 0 ? null : parts.get(at).value();
    }

    /** Puts a simple part in the place of the last of its name, or behind all others. */
    void set(String name, String value) {
        int at = indexOf(name);
        if (at < 0) {
            parts.add(Part.simple(name, value));
        } else {
            parts.set(at, Part.simple(name, value));
        }
    }

    void remove(String name) {
        int at = indexOf(name);
        if (at >= 0) {
            parts.remove(at);
        }
    }

    /** The body; empty where no part is left. */
    String encode() {
        if (parts.isEmpty()) {
            return "";
        }
        StringBuilder out = new StringBuilder();
        for (Part part : parts) {
            out.append("--").append(boundary).append(LINE);
            part.headers().forEach(header -> out.append(header).append(LINE));
            out.append(LINE).append(part.value()).append(LINE);
        }
        return out.append("--").append(boundary).append("--").append(LINE).toString();
    }
}
