package dev.gw.runtime;

import dev.gw.model.Bundle;
import dev.gw.model.Entity;
import dev.gw.model.EntityKind;
import dev.gw.runtime.plugin.PluginType;
import dev.gw.runtime.plugin.Subsystem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** What of a configuration's routes for connections and datagrams has no effect. */
public final class StreamLimits {
    private StreamLimits() {}

    /**
     * A sentence for each.
     *
     * @param types the plugins that are run, by name
     * @param relays whether there is a port for them
     */
    public static List<String> of(Bundle bundle, Map<String, PluginType> types, boolean relays) {
        List<String> routes = new ArrayList<>();
        for (Entity route : bundle.all(EntityKind.ROUTES)) {
            if (!Subsystem.HTTP.has(route)) {
                String name = route.name();
                routes.add(name == null ? route.id() : name);
            }
        }
        if (routes.isEmpty()) {
            return List.of();
        }
        List<String> sentences = new ArrayList<>();
        if (!relays) {
            sentences.add("these routes are for tcp, tls or udp, and no port is: " + String.join(", ", routes)
                    + " (see --stream-listen)");
        }
        Set<String> idle = new TreeSet<>();
        for (Entity plugin : bundle.all(EntityKind.PLUGINS)) {
            PluginType type = types.get(String.valueOf(plugin.name()));
            if (type != null && plugin.isTrue("enabled") && !type.runsOnStreams() && isForStreams(plugin)) {
                idle.add(type.name());
            }
        }
        if (!idle.isEmpty()) {
            sentences.add("these plugins are not run for tcp, tls and udp: " + String.join(", ", idle));
        }
        return sentences;
    }

    private static boolean isForStreams(Entity plugin) {
        return Subsystem.STREAM.has(plugin)
                && !plugin.fields().list("protocols").isEmpty();
    }
}
