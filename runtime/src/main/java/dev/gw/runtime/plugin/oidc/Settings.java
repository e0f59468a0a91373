package dev.gw.runtime.plugin.oidc;

import dev.gw.runtime.plugin.PluginConfig;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the settings: their switches are the texts {@code yes} and {@code no}, and an empty text counts as none. */
record Settings(PluginConfig config) {
    /** Whether a switch is on; whatever is not {@code yes} is off. */
    boolean isOn(String field) {
        return "yes".equals(config.text(field));
    }

    @Nullable
    String text(String field) {
        String text = config.text(field);
        return text == null || text.isEmpty() ? null : text;
    }

    String text(String field, String otherwise) {
        String text = text(field);
        return text == null ? otherwise : text;
    }

    List<String> texts(String field) {
        return config.strings(field);
    }

    /** The audiences that bearer tokens may be for. */
    List<String> audiences() {
        List<String> listed = config.strings("bearer_jwt_auth_allowed_auds");
        return listed.isEmpty() ? List.of(config.string("client_id")) : listed;
    }

    /** The patterns of paths that need no credentials. */
    List<String> filters() {
        List<String> patterns = new ArrayList<>();
        for (String field : List.of("filters", "ignore_auth_filters")) {
            for (String pattern : text(field, "").split(",")) {
                if (!pattern.isEmpty()) {
                    patterns.add(pattern);
                }
            }
        }
        return patterns;
    }
}
