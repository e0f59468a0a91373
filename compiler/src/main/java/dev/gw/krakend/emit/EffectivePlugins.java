package dev.gw.krakend.emit;

import dev.gw.model.Bundle;
import dev.gw.model.Entity;
import dev.gw.model.EntityKind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which plugins run for a route: of each name the narrowest that is enabled and on no consumer. */
final class EffectivePlugins {
    private final List<Entity> global = new ArrayList<>();
    private final Map<String, List<Entity>> byRoute = new HashMap<>();
    private final Map<String, List<Entity>> byService = new HashMap<>();

    EffectivePlugins(Bundle bundle) {
        for (Entity plugin : bundle.all(EntityKind.PLUGINS)) {
            String route = plugin.foreignId("route");
            String service = plugin.foreignId("service");
            if (plugin.foreignId("consumer") != null || !plugin.isTrue("enabled")) {
                continue;
            }
            if (route != null) {
                byRoute.computeIfAbsent(route, r -> new ArrayList<>()).add(plugin);
            } else if (service != null) {
                byService.computeIfAbsent(service, s -> new ArrayList<>()).add(plugin);
            } else {
                global.add(plugin);
            }
        }
    }

    /** They come in the order of their names, but for jwt, which others ask about. */
    List<Entity> of(Entity route, @Nullable Entity service) {
        Map<String, Entity> found = new HashMap<>();
        global.forEach(plugin -> found.put(String.valueOf(plugin.name()), plugin));
        if (service != null) {
            byService
                    .getOrDefault(service.id(), List.of())
                    .forEach(plugin -> found.put(String.valueOf(plugin.name()), plugin));
        }
        for (Entity plugin : byRoute.getOrDefault(route.id(), List.of())) {
            String on = plugin.foreignId("service");
            if (on == null || (service != null && on.equals(service.id()))) {
                found.put(String.valueOf(plugin.name()), plugin);
            }
        }
        List<Entity> plugins = new ArrayList<>(found.values());
        plugins.sort(Comparator.comparing((Entity plugin) -> !"jwt".equals(plugin.name()))
                .thenComparing(plugin -> String.valueOf(plugin.name())));
        return plugins;
    }
}
