package dev.gw.runtime.exchange;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What code left for the templates of other plugins, by names of its own.
 *
 * @param values by text or number (a Double): texts as octets, and maps like this one
 */
public record LeftValues(Map<Object, Object> values) {
    private static final String KEY = "values left";

    public LeftValues {
        values = Map.copyOf(values);
    }

    /** Keeps them with the exchange, in the place of those before. */
    public void keepWith(Exchange exchange) {
        exchange.shared().put(KEY, this);
    }

    /** What was left under a name; null where nothing was. */
    public static @Nullable Object find(Exchange exchange, Object name) {
        return exchange.shared().get(KEY) instanceof LeftValues left ? left.values.get(name) : null;
    }
}
