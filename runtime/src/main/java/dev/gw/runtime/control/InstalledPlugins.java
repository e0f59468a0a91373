package dev.gw.runtime.control;

import dev.gw.check.schema.KongSchemas;
import dev.gw.document.MapNode;
import dev.gw.runtime.Gateway;
import java.util.HashMap;
import java.util.Map;

/** The plugins that Kong does not bring and that are installed: those that gw runs itself, and those of the project. */
final class InstalledPlugins {
    private InstalledPlugins() {}

    /** Their schemas by name. */
    static Map<String, MapNode> schemas(Gateway gateway) {
        Map<String, MapNode> installed = new HashMap<>();
        gateway.types()
                .forEach((name, type) -> type.schema()
                        .or(() -> KongSchemas.community(name))
                        .ifPresent(schema -> installed.put(name, schema)));
        return installed;
    }
}
