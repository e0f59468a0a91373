package dev.gw.runtime.llm;

import dev.gw.runtime.exchange.Exchange;
import dev.gw.runtime.exchange.RouteMatch;
import dev.gw.runtime.http.QueryArgs;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Fills in what a model's texts leave to the request: {@code $(headers.name)}, one in each text. */
final class ModelTemplates {
    private final Exchange exchange;

    ModelTemplates(Exchange exchange) {
        this.exchange = exchange;
    }

    Model filled(Model model) throws LlmRefusal {
        String name = model.name();
        return new Model(filled(model.provider()), name == null ? null : filled(name), filled(model.options()));
    }

    @SuppressWarnings("unchecked")
    private Map<String, Object> filled(Map<String, Object> options) throws LlmRefusal {
        Map<String, Object> made = new LinkedHashMap<>();
        for (Map.Entry<String, Object> option : options.entrySet()) {
            Object value = option.getValue();
            if (value instanceof String text) {
                value = filled(text);
            } else if (value instanceof Map<?, ?> map) {
                value = filled((Map<String, Object>) map);
            }
            made.put(option.getKey(), value);
        }
        return made;
    }

    private String filled(String text) throws LlmRefusal {
        int start = text.indexOf("$(");
        int end = start < 0 ? -1 : text.indexOf(')', start);
        if (end < 0) {
            return text;
        }
        String[] parts = text.substring(start + 2, end).split("\\.", -1);
        if (parts.length != 2) {
            throw new LlmRefusal("cannot parse expression for field '" + text + "'");
        }
        String value = value(parts[0], parts[1]);
        if (value == null) {
            throw new LlmRefusal(parts[0] + " key " + parts[1] + " was not provided");
        }
        return text.substring(0, start) + value + text.substring(end + 1);
    }

    private @Nullable String value(String source, String key) throws LlmRefusal {
        return switch (source) {
            case "headers" -> exchange.headers().get(key);
            case "query_params" -> query(key);
            case "uri_captures" -> capture(key);
            default -> throw new LlmRefusal("source '" + source + "' is not supported");
        };
    }

    private @Nullable String query(String key) {
        List<String> values = QueryArgs.parse(exchange.query()).values(key);
        return values.isEmpty() ? null : LlmBody.octets(values.get(0));
    }

    private @Nullable String capture(String key) {
        RouteMatch match = exchange.match();
        String found = match == null ? null : match.named().get(key);
        return found == null ? null : LlmBody.octets(found);
    }
}
