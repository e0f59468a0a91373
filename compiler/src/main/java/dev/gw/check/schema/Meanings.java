package dev.gw.check.schema;

import dev.gw.check.value.ServiceUrl;
import dev.gw.document.Node;
import dev.gw.document.Scalar;
import dev.gw.source.Span;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What those shorthands stand for whose meaning is more than another name. */
final class Meanings {
    private static final String URL = "url";
    private static final String ALGORITHM = "upstream-algorithm";
    private static final String HASH_ON = "upstream-hash-on";

    private Meanings() {}

    static boolean isKnown(String function) {
        return function.equals(URL) || function.equals(ALGORITHM) || function.equals(HASH_ON);
    }

    static Map<String, Node> of(String function, Node value) {
        return switch (function) {
            case URL -> url(value);
            case ALGORITHM -> algorithm(value);
            default -> hashOn(value);
        };
    }

    private static Map<String, Node> url(Node value) {
        Map<String, Node> fields = new LinkedHashMap<>();
        Span span = value.span();
        ServiceUrl url = ServiceUrl.parse(raw(value));
        if (url != null) {
            fields.put("protocol", Scalar.string(url.protocol(), span));
            fields.put("host", text(url.host(), span));
            fields.put("port", url.port().at(span));
            fields.put("path", text(url.path(), span));
        }
        if (value instanceof Scalar scalar && scalar.isSensitive()) {
            fields.replaceAll((name, part) -> ((Scalar) part).sensitive());
        }
        return fields;
    }

    /** The value itself, not what may be shown of it. */
    private static String raw(Node value) {
        return value instanceof Scalar scalar && scalar.isString() ? scalar.text() : LuaText.of(value);
    }

    private static Scalar text(@Nullable String text, Span span) {
        return text == null ? Scalar.nil(span) : Scalar.string(text, span);
    }

    /** Algorithms that don't hash unset what to hash on. */
    private static Map<String, Node> algorithm(Node value) {
        Map<String, Node> fields = new LinkedHashMap<>();
        fields.put("algorithm", value);
        String name = raw(value);
        if (name.equals("least-connections") || name.equals("latency")) {
            fields.put("hash_on", Scalar.nil(value.span()));
        }
        return fields;
    }

    /** What to hash on says the algorithm. */
    private static Map<String, Node> hashOn(Node value) {
        Span span = value.span();
        Map<String, Node> fields = new LinkedHashMap<>();
        if (Tables.isNull(value)) {
            fields.put("hash_on", Scalar.string("none", span));
            return fields;
        }
        fields.put("hash_on", value);
        String algorithm = raw(value).equals("none") ? "round-robin" : "consistent-hashing";
        fields.put("algorithm", Scalar.string(algorithm, span));
        return fields;
    }
}
