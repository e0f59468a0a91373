package dev.gw.runtime.lua;

import dev.gw.document.MapNode;
import dev.gw.model.Entity;
import dev.gw.runtime.observe.EntityViews;
import dev.gw.runtime.observe.Members;
import dev.gw.runtime.plugin.PluginConfig;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A plugin's settings as Kong hands them to its handler: with ids of the plugin and of what it is attached to. */
final class HandedConfig {
    private HandedConfig() {}

    static MapNode of(Entity plugin) {
        Members members = new Members();
        for (MapNode.Entry entry : PluginConfig.of(plugin).fields().entries()) {
            members.put(entry.name(), entry.value());
        }
        String route = put(members, "route_id", plugin.foreignId("route"));
        String service = put(members, "service_id", plugin.foreignId("service"));
        String consumer = put(members, "consumer_id", plugin.foreignId("consumer"));
        put(members, "plugin_instance_name", plugin.fields().string("instance_name"));
        put(members, "__plugin_id", plugin.id());
        put(members, "__ws_id", EntityViews.WORKSPACE);
        String key = String.join(
                ":",
                "plugins",
                Objects.requireNonNull(plugin.name()),
                route,
                service,
                consumer,
                "",
                EntityViews.WORKSPACE);
        return members.put("__key__", key).map();
    }

    private static String put(Members members, String name, @Nullable String value) {
        if (value == null) {
            return "";
        }
        members.put(name, value);
        return value;
    }
}
