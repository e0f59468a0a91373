package dev.gw.runtime.llm;

import dev.gw.document.MapNode;
import dev.gw.document.Node;
import dev.gw.document.Scalar;
import dev.gw.runtime.exchange.Exchange;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A language model and how it is asked.
 *
 * @param provider who runs it: {@code openai}
 * @param name null where callers choose
 * @param options texts of one character per octet, numbers, and records of them; what has no value is not there
 */
public record Model(String provider, @Nullable String name, Map<String, Object> options) {
    /** That of a configuration. */
    public static Model of(MapNode config) {
        Map<String, Object> all = map(config);
        return new Model(
                String.valueOf(all.get("provider")),
                all.get("name") instanceof String name ? name : null,
                options(all));
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> options(Map<String, Object> all) {
        return all.get("options") instanceof Map<?, ?> options ? (Map<String, Object>) options : Map.of();
    }

    private static Map<String, Object> map(MapNode node) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (MapNode.Entry entry : node.entries()) {
            Object value = value(entry.value());
            if (value != null) {
                map.put(entry.name(), value);
            }
        }
        return map;
    }

    private static @Nullable Object value(@Nullable Node node) {
        if (node instanceof MapNode map) {
            return map(map);
        }
        if (!(node instanceof Scalar scalar) || scalar.isNull()) {
            return null;
        }
        if (scalar.isNumber()) {
            return scalar.number();
        }
        return scalar.isBoolean() ? (Object) scalar.isTrue() : LlmBody.octets(scalar.text());
    }

    /**
     * The same, with the texts filled in that it leaves to the request: {@code $(headers.x-model)}.
     *
     * @throws LlmRefusal where the request doesn't say them
     */
    public Model filled(Exchange exchange) throws LlmRefusal {
        return new ModelTemplates(exchange).filled(this);
    }

    /** The same under a name. */
    public Model named(String other) {
        return new Model(provider, other, options);
    }

    /** An option; null where it has no value. */
    public @Nullable Object option(String key) {
        return options.get(key);
    }

    /** An option that is a text; null where it has no value. */
    public @Nullable String text(String key) {
        return options.get(key) instanceof String text ? text : null;
    }
}
