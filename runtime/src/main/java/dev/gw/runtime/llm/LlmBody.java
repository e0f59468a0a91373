package dev.gw.runtime.llm;

import dev.gw.runtime.exchange.Exchange;
import dev.gw.runtime.http.QueryArgs;
import dev.gw.runtime.json.Cjson;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** The body of a request as plugins for language models read it. */
public final class LlmBody {
    /** What nginx keeps in memory of a body; only larger ones are measured against a plugin's limit. */
    private static final int IN_MEMORY = 8192;

    private LlmBody() {}

    /** The body as the plugins before left it. */
    public static CompletionStage<byte[]> of(Exchange exchange) {
        byte[] replaced = exchange.replacedBody();
        return replaced == null ? exchange.body() : CompletableFuture.completedFuture(replaced);
    }

    /**
     * The body as a text of one character per octet.
     *
     * @param most the most octets of a body that doesn't fit into memory; 0 for any number
     * @return null for one that is larger
     */
    public static @Nullable String text(byte[] body, double most) {
        boolean fits = body.length <= IN_MEMORY || most == 0 || body.length <= most;
        return fits ? new String(body, StandardCharsets.ISO_8859_1) : null;
    }

    /** The fields of a body; those of a JSON list have none. Null for what is neither JSON nor a form. */
    public static @Nullable Map<String, Object> fields(byte[] body, String contentType, double most) {
        String type = contentType.toLowerCase(Locale.ROOT);
        if (type.startsWith("application/x-www-form-urlencoded")) {
            return form(new String(body, StandardCharsets.ISO_8859_1));
        }
        return type.startsWith("application/json") ? json(text(body, most)) : null;
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
