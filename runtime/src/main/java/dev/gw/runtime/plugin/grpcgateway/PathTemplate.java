package dev.gw.runtime.plugin.grpcgateway;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A path with variables, as {@code google.api.http} has them: {@code /v1/{name=shelves/*}/books:get}. Immutable.
 *
 * @param parts of the path between slashes
 * @param ending what stands behind the last part, a colon first; empty for nothing
 */
record PathTemplate(List<Part> parts, String ending) {
    /**
     * A part of the path.
     *
     * @param text what has to stand there; null for anything
     * @param many whether it stands for any number of parts
     * @param variable the variable that it belongs to; null for none
     */
    record Part(
            @Nullable String text, boolean many, @Nullable String variable) {}

    static PathTemplate of(String template) {
        int colon = template.lastIndexOf(':');
        boolean verb = colon > template.lastIndexOf('}') && colon > template.lastIndexOf('/');
        String path = verb ? template.substring(0, colon) : template;
        List<Part> parts = new ArrayList<>();
        int at = path.startsWith("/") ? 1 : 0;
        while (at < path.length()) {
            if (path.charAt(at) == '{') {
                int end = path.indexOf('}', at) < 0 ? path.length() : path.indexOf('}', at);
                String inner = path.substring(at + 1, end);
                int equals = inner.indexOf('=');
                String name = equals < 0 ? inner : inner.substring(0, equals);
                for (String part : (equals < 0 ? "*" : inner.substring(equals + 1)).split("/")) {
                    parts.add(part(part, name));
                }
                at = end + 2;
            } else {
                int end = path.indexOf('/', at) < 0 ? path.length() : path.indexOf('/', at);
                parts.add(part(path.substring(at, end), null));
                at = end + 1;
            }
        }
        return new PathTemplate(List.copyOf(parts), verb ? template.substring(colon) : "");
    }

    private static Part part(String text, @Nullable String variable) {
        boolean any = text.equals("*") || text.equals("**");
        return new Part(any ? null : text, text.equals("**"), variable);
    }

    /** The variables of a path; null where it does not fit. */
    @Nullable
    Map<String, String> match(String path) {
        if (!path.startsWith("/") || !path.endsWith(ending)) {
            return null;
        }
        String[] words = path.substring(1, path.length() - ending.length()).split("/", -1);
        Map<String, StringBuilder> found = new LinkedHashMap<>();
        int word = 0;
        for (int i = 0; i < parts.size(); i++) {
            Part part = parts.get(i);
            int count = part.many() ? words.length - word - (parts.size() - i - 1) : 1;
            for (int k = 0; k < count; k++, word++) {
                if (word >= words.length || words[word].isEmpty() || !fits(part, words[word])) {
                    return null;
                }
                if (part.variable() != null) {
                    StringBuilder value = found.computeIfAbsent(part.variable(), none -> new StringBuilder());
                    value.append(value.isEmpty() ? "" : "/").append(words[word]);
                }
            }
        }
        if (word != words.length) {
            return null;
        }
        Map<String, String> variables = new LinkedHashMap<>();
        found.forEach((name, value) -> variables.put(name, value.toString()));
        return variables;
    }

    private static boolean fits(Part part, String word) {
        return part.text() == null || part.text().equals(word);
    }
}
