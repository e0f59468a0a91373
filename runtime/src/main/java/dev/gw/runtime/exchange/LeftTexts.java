package dev.gw.runtime.exchange;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What code left for the templates of other plugins, by names of its own.
 *
 * @param texts as octets
 */
public record LeftTexts(Map<String, String> texts) {
    private static final String KEY = "texts left";

    public LeftTexts {
        texts = Map.copyOf(texts);
    }

    /** Keeps them with the exchange, in the place of those before. */
    public void keepWith(Exchange exchange) {
        exchange.shared().put(KEY, this);
    }

    /** The text under a name; null where none was left. */
    public static @Nullable String find(Exchange exchange, String name) {
        return exchange.shared().get(KEY) instanceof LeftTexts left ? left.texts.get(name) : null;
    }
}
