package dev.gw.runtime.llm;

import dev.gw.runtime.exchange.Exchange;
import dev.gw.runtime.http.QueryArgs;
import dev.gw.runtime.json.Cjson;
import dev.gw.runtime.plugin.SeenBody;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The body of a request as plugins for language models read it. */
public final class LlmBody {
    private LlmBody() {}

    /**
     * The body as a text of one character per octet.
     *
     * @param most the most octets of a body that doesn't fit into memory; 0 for any number
     * @return null for one that is larger
     */
    public static @Nullable String text(Exchange exchange, byte[] body, double most) {
        boolean fits = most == 0 || body.length <= most || SeenBody.of(exchange, body) != null;
        return fits ? new String(body, StandardCharsets.ISO_8859_1) : null;
    }

    /** The fields of a body; those of a JSON list have none. Null for what is neither JSON nor a form. */
    static @Nullable Map<String, Object> fields(Exchange exchange, byte[] body, String contentType, double most) {
        String type = contentType.toLowerCase(Locale.ROOT);
        if (type.startsWith("application/x-www-form-urlencoded")) {
            byte[] seen = SeenBody.of(exchange, body);
            return seen == null ? null : form(new String(seen, StandardCharsets.ISO_8859_1));
        }
        return type.startsWith("application/json") ? json(text(exchange, body, most)) : null;
    }

    /** The fields of a JSON text; null where it is no object or list. */
    @SuppressWarnings("unchecked")
    public static @Nullable Map<String, Object> json(@Nullable String text) {
        Object value = text == null ? null : Cjson.decode(text);
        if (value instanceof List<?>) {
            return new LinkedHashMap<>();
        }
        return value instanceof Map<?, ?> map ? (Map<String, Object>) map : null;
    }

    private static Map<String, Object> form(String text) {
        Map<String, Object> fields = new LinkedHashMap<>();
        for (QueryArgs.Arg arg : QueryArgs.parse(text).all()) {
            String value = arg.value();
            fields.put(octets(arg.name()), value == null ? (Object) true : octets(value));
        }
        return fields;
    }

    /** A text as its octets of UTF-8, one character each. */
    public static String octets(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    }
}
