package dev.gw.runtime.plugin.keyauth;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A body of type multipart/form-data, one character per octet: the values by name, the last under each name.
 *
 * @param boundary what stands between the parts
 * @param parts the values
 */
record Multipart(String boundary, Map<String, String> parts) {
    /** Null where the type names no boundary. */
    static @Nullable Multipart parse(String contentType, String body) {
        int at = contentType.indexOf("boundary=");
        if (at < 0) {
            return null;
        }
        String boundary = contentType
                .substring(at + "boundary=".length())
                .split("[ ;]", 2)[0]
                .replace("\"", "");
        Map<String, String> parts = new LinkedHashMap<>();
        String line = "--" + boundary;
        int start = body.indexOf(line);
        while (!boundary.isEmpty() && start >= 0) {
            int end = body.indexOf(line, start + line.length());
            if (end < 0) {
                break;
            }
            add(parts, body.substring(start + line.length(), end));
            start = end;
        }
        return new Multipart(boundary, parts);
    }

    private static void add(Map<String, String> parts, String part) {
        int head = part.indexOf("\r\n\r\n");
        int name = head < 0 ? -1 : part.lastIndexOf(" name=\"", head);
        int nameEnd = name < 0 ? -1 : part.indexOf('"', name + 7);
        if (nameEnd >= 0 && nameEnd < head) {
            String value = part.substring(head + 4);
            String trimmed = value.endsWith("\r\n") ? value.substring(0, value.length() - 2) : value;
            parts.put(part.substring(name + 7, nameEnd), trimmed);
        }
    }

    /** The body without a name; what else the parts said of themselves is lost, as in Kong. */
    String without(String hidden) {
        StringBuilder body = new StringBuilder();
        parts.forEach((name, value) -> {
            if (!name.equals(hidden)) {
                body.append("--").append(boundary).append("\r\nContent-Disposition: form-data; name=\"");
                body.append(name).append("\"\r\n\r\n").append(value).append("\r\n");
            }
        });
        return body.append("--").append(boundary).append("--\r\n").toString();
    }
}
