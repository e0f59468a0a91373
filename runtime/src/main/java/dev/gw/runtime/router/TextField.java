package dev.gw.runtime.router;

import dev.gw.runtime.exchange.Headers;
import dev.gw.runtime.http.QueryArgs;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A field of an expression that holds texts. */
interface TextField {
    String SEGMENTS = "http.path.segments.";
    String HEADERS = "http.headers.";
    String QUERIES = "http.queries.";

    /** The values; none where the request does not have the field. */
    List<String> values(RouterRequest request);

    static TextField named(String name) {
        if (name.startsWith(SEGMENTS)) {
            String range = name.substring(SEGMENTS.length());
            return request -> one(PathSegments.within(request.path(), range));
        }
        if (name.startsWith(HEADERS)) {
            return header(name.substring(HEADERS.length()));
        }
        if (name.startsWith(QUERIES)) {
            String arg = name.substring(QUERIES.length());
            return request -> queries(request, arg);
        }
        return switch (name) {
            case "net.protocol" -> request -> one(request.scheme());
            case "tls.sni" -> request -> one(request.sni());
            case "http.method" -> request -> one(request.method());
            case "http.host" -> request -> one(request.host());
            default -> request -> one(request.path());
        };
    }

    private static List<String> one(@Nullable String value) {
        return value == null ? List.of() : List.of(value);
    }

    /** A header whose name has underscores counts before the one with dashes in their place. */
    private static TextField header(String name) {
        String dashed = name.toLowerCase(Locale.ROOT).replace('_', '-');
        return request -> {
            List<String> values = name.equals(dashed) ? List.of() : decoded(request.headers(), name);
            return values.isEmpty() ? decoded(request.headers(), dashed) : values;
        };
    }

    private static List<String> decoded(Headers headers, String name) {
        List<String> values = headers.all(name);
        List<String> decoded = new ArrayList<>(values.size());
        for (String value : values) {
            decoded.add(decoded(value));
        }
        return decoded;
    }

    /** The text of octets that stand for UTF-8. */
    static String decoded(String octets) {
        for (int i = 0; i < octets.length(); i++) {
            if (octets.charAt(i) >= 0x80) {
                return new String(octets.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
            }
        }
        return octets;
    }

    private static List<String> queries(RouterRequest request, String name) {
        List<String> values = new ArrayList<>(1);
        for (QueryArgs.Arg arg : QueryArgs.parse(request.query()).all()) {
            if (arg.name().equals(name)) {
                values.add(arg.value() == null ? "" : arg.value());
            }
        }
        return values;
    }
}
