package dev.gw.runtime.plugin;

import dev.gw.document.MapNode;
import dev.gw.model.Entity;
import java.util.List;

/** The field {@code custom_fields_by_lua} that all plugins for logs have. */
public final class CustomFields {
    private CustomFields() {}

    /** A sentence where a plugin has such fields; they are not run. */
    public static List<String> notRun(Entity plugin) {
        MapNode fields = PluginConfig.of(plugin).fields().map("custom_fields_by_lua");
        return fields == null || fields.isEmpty()
                ? List.of()
                : List.of("custom_fields_by_lua is not run; its log has Kong's own fields only");
    }
}
