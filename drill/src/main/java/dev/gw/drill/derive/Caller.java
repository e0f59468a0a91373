package dev.gw.drill.derive;

import dev.gw.model.Entity;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who asks.
 *
 * @param consumer the consumer that the gateway takes them for; null for nobody
 * @param credentials what they show, by the plugin that looks at it
 * @param tag tells callers apart where no credential does: the subject of tokens, the value of counted fields
 */
record Caller(@Nullable Entity consumer, Map<String, Entity> credentials, String tag) {
    static final Caller NOBODY = new Caller(null, Map.of(), "gw-drill-a");

    Caller {
        credentials = Map.copyOf(credentials);
    }

    @Nullable
    String consumerId() {
        return consumer == null ? null : consumer.id();
    }

    /** Whether the gateway knows them by what they show. */
    boolean isRecognised() {
        return !credentials.isEmpty();
    }

    Caller tagged(String other) {
        return new Caller(consumer, credentials, other);
    }

    /** What they are called in reports. */
    String label() {
        String name = consumer == null ? null : consumer.name();
        return name == null ? "nobody" : name;
    }
}
