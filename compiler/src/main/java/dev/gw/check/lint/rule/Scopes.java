package dev.gw.check.lint.rule;

import dev.gw.model.Entity;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** The enabled plugins by where they apply. Plugins of a consumer are kept apart. */
final class Scopes {
    private final Map<String, List<Entity>> byName = new HashMap<>();
    private final Map<String, List<Entity>> byRoute = new HashMap<>();
    private final Map<String, List<Entity>> byService = new HashMap<>();
    private final List<Entity> global = new ArrayList<>();
    private final boolean authenticates;

    Scopes(List<Entity> enabled) {
        for (Entity plugin : enabled) {
            byName.computeIfAbsent(Read.name(plugin), k -> new ArrayList<>()).add(plugin);
            if (plugin.foreignId("consumer") == null) {
                scopeOf(plugin).add(plugin);
            }
        }
        authenticates = enabled.stream().anyMatch(Scopes::mayIdentify);
    }

    private List<Entity> scopeOf(Entity plugin) {
        String route = plugin.foreignId("route");
        String service = plugin.foreignId("service");
        if (route != null) {
            return byRoute.computeIfAbsent(route, k -> new ArrayList<>());
        }
        return service != null ? byService.computeIfAbsent(service, k -> new ArrayList<>()) : global;
    }

    List<Entity> named(String name) {
        return byName.getOrDefault(name, List.of());
    }

    List<Entity> global() {
        return global;
    }

    List<Entity> ofRoute(Entity route) {
        return byRoute.getOrDefault(route.id(), List.of());
    }

    /** The plugins of the service of a route. */
    List<Entity> ofServiceOf(Entity route) {
        String service = route.foreignId("service");
        return service == null ? List.of() : byService.getOrDefault(service, List.of());
    }

    /** Whether a plugin whose name passes is enabled anywhere. */
    boolean anywhere(Predicate<String> name) {
        return byName.keySet().stream().anyMatch(name);
    }

    /** Whether a plugin whose name passes runs on a route for any consumer. */
    boolean any(Entity route, Predicate<String> name) {
        return anyPlugin(route, plugin -> name.test(Read.name(plugin)));
    }

    /** Whether a plugin that passes runs on a route for any consumer. */
    boolean anyPlugin(Entity route, Predicate<Entity> passes) {
        return anyOf(ofRoute(route), passes) || anyOf(ofServiceOf(route), passes) || anyOf(global, passes);
    }

    private static boolean anyOf(List<Entity> plugins, Predicate<Entity> passes) {
        for (int i = 0; i < plugins.size(); i++) {
            if (passes.test(plugins.get(i))) {
                return true;
            }
        }
        return false;
    }

    /** The plugin of a name that runs on a route for any consumer: that of the narrowest scope. */
    List<Entity> named(Entity route, String name) {
        if (!byName.containsKey(name)) {
            return List.of();
        }
        List<Entity> found = new ArrayList<>(2);
        for (List<Entity> scope : List.of(ofRoute(route), ofServiceOf(route), global)) {
            for (Entity plugin : scope) {
                if (name.equals(Read.name(plugin))) {
                    found.add(plugin);
                }
            }
        }
        return found;
    }

    /** Whether requests of a route can have a known consumer, as far as can be seen. */
    boolean mayAuthenticate(Entity route) {
        return authenticates && anyPlugin(route, Scopes::mayIdentify);
    }

    /** Whether requests of any route can. */
    boolean mayAuthenticate() {
        return authenticates;
    }

    /** Whether a plugin may say who asks. */
    static boolean mayIdentify(Entity plugin) {
        String name = Read.name(plugin);
        return PluginNames.FUNCTIONS.contains(name)
                ? FunctionCode.mayAuthenticate(plugin)
                : PluginNames.isAuthentication(name) || PluginNames.isCustom(name);
    }
}
