package dev.gw.runtime.plugin.oidc;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a provider's discovery document says. Immutable. */
record Discovery(Map<String, Object> document) {
    /** The provider's name in tokens. */
    String issuer() {
        return demanded("issuer");
    }

    /** Something that every provider has; empty where this one has not. */
    String demanded(String field) {
        String text = optional(field);
        return text == null ? "" : text;
    }

    @Nullable
    String optional(String field) {
        return document.get(field) instanceof String text && !text.isEmpty() ? text : null;
    }
}
