package dev.gw.krakend.imports;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Paths of a krakend.json as Kong's router reads them. Stateless. */
final class Paths {
    private Paths() {}

    /** The regex for an endpoint, {@code ~/a/(?<id>[^/]+)$}; a path that ends in a star is a prefix. */
    static String route(String endpoint) {
        if (endpoint.endsWith("/*")) {
            return endpoint.substring(0, endpoint.length() - 1);
        }
        StringBuilder out = new StringBuilder("~");
        for (String part : parts(endpoint)) {
            out.append('/');
            if (isParameter(part)) {
                out.append("(?<").append(name(part)).append(">[^/]+)");
            } else {
                escape(part, out);
            }
        }
        return out.length() == 1 ? "~/$" : out.append('$').toString();
    }

    private static List<String> parts(String path) {
        List<String> parts = new ArrayList<>();
        for (String part : path.split("/", -1)) {
            if (!part.isEmpty()) {
                parts.add(part);
            }
        }
        return parts;
    }

    private static boolean isParameter(String part) {
        return part.length() > 2 && part.startsWith("{") && part.endsWith("}");
    }

    private static void escape(String text, StringBuilder out) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if ("\\.+*?()|[]{}^$".indexOf(c) >= 0) {
                out.append('\\');
            }
            out.append(c);
        }
    }

    /** A parameter's name as a group may be called. */
    static String name(String part) {
        String name = part.substring(1, part.length() - 1).replaceAll("[^A-Za-z0-9_]", "_");
        return Character.isDigit(name.charAt(0)) ? "p" + name : name;
    }

    /**
     * The path that the service is asked for, with captures for parameters: {@code /b/$(uri_captures['id'])}; empty where
     * something else than the endpoint's parameters is filled in.
     */
    static Optional<String> uri(String pattern, String endpoint) {
        StringBuilder out = new StringBuilder();
        int at = 0;
        while (at < pattern.length()) {
            int open = pattern.indexOf('{', at);
            int close = open < 0 ? -1 : pattern.indexOf('}', open);
            if (close < 0) {
                break;
            }
            String parameter = pattern.substring(open, close + 1);
            if (!parts(endpoint).contains(parameter)) {
                return Optional.empty();
            }
            out.append(pattern, at, open)
                    .append("$(uri_captures['")
                    .append(name(parameter))
                    .append("'])");
            at = close + 1;
        }
        out.append(pattern.substring(at));
        return out.indexOf("*") >= 0 ? Optional.empty() : Optional.of(out.toString());
    }
}
