package dev.gw.runtime.plugin.session;

import dev.gw.runtime.exchange.Headers;
import dev.gw.runtime.json.Cjson;
import dev.gw.runtime.plugin.PluginConfig;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The header fields that tell services and clients of a session. Immutable. */
final class SessionFields {
    private static final Map<String, String> NAMES = Map.of(
            "id", "Session-Id",
            "audience", "Session-Audience",
            "subject", "Session-Subject",
            "timeout", "Session-Timeout",
            "idling-timeout", "Session-Idling-Timeout",
            "rolling-timeout", "Session-Rolling-Timeout",
            "absolute-timeout", "Session-Absolute-Timeout");

    private final List<String> properties;
    private final SessionTimes times;
    private final String audience;

    /** Those that a field of the configuration names. */
    SessionFields(PluginConfig config, String field) {
        this.properties = config.strings(field);
        this.times = SessionTimes.of(config);
        this.audience = String.valueOf(config.text("audience"));
    }

    /** Sets what is wanted of a session at a moment. */
    void set(Headers headers, SessionData data, long now) {
        for (String property : properties) {
            String value = value(property, data, now);
            if (value != null) {
                headers.set(String.valueOf(NAMES.get(property)), value);
            }
        }
    }

    private @Nullable String value(String property, SessionData data, long now) {
        return switch (property) {
            case "id" -> data.id();
            case "audience" -> audience;
            case "subject" -> data.subject();
            default -> {
                Double left = times.property(property, data, now);
                yield left == null ? null : Cjson.number(left);
            }
        };
    }
}
