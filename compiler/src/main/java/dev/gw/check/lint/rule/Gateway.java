package dev.gw.check.lint.rule;

import dev.gw.model.Bundle;
import dev.gw.model.Entity;
import dev.gw.model.EntityKind;
import dev.gw.model.RouterFlavor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A bundle, indexed for the questions that rules ask. Thread-safe. */
public final class Gateway {
    private final Bundle bundle;
    private final Facts facts;
    private final List<Entity> plugins;
    private final Map<String, List<Entity>> routesByService;
    private final Scopes scopes;
    private @Nullable RouteTable table;

    public Gateway(Bundle bundle, Facts facts) {
        this.bundle = bundle;
        this.facts = facts;
        this.plugins = bundle.all(EntityKind.PLUGINS);
        this.routesByService = byForeign(bundle.all(EntityKind.ROUTES), "service");
        this.scopes = new Scopes(plugins.stream().filter(Read::isEnabled).toList());
    }

    static Map<String, List<Entity>> byForeign(List<Entity> entities, String field) {
        Map<String, List<Entity>> map = new HashMap<>();
        for (Entity entity : entities) {
            String id = entity.foreignId(field);
            if (id != null) {
                map.computeIfAbsent(id, k -> new ArrayList<>()).add(entity);
            }
        }
        return map;
    }

    Bundle bundle() {
        return bundle;
    }

    Facts facts() {
        return facts;
    }

    List<Entity> all(EntityKind kind) {
        return bundle.all(kind);
    }

    /** All plugins, the disabled ones too. */
    List<Entity> plugins() {
        return plugins;
    }

    /** The enabled plugins of a name. */
    List<Entity> enabled(String name) {
        return scopes.named(name);
    }

    /** Where the enabled plugins apply. */
    Scopes scopes() {
        return scopes;
    }

    List<Entity> routesOf(Entity service) {
        return routesByService.getOrDefault(service.id(), List.of());
    }

    Optional<Entity> serviceOf(Entity routeOrPlugin) {
        return bundle.parent(routeOrPlugin, "service");
    }

    /** The routes whose requests a plugin sees. */
    List<Entity> routesUnder(Entity plugin) {
        String route = plugin.foreignId("route");
        if (route != null) {
            return bundle.byId(EntityKind.ROUTES, route).stream().toList();
        }
        String service = plugin.foreignId("service");
        return service != null ? routesByService.getOrDefault(service, List.of()) : all(EntityKind.ROUTES);
    }

    /** Makes ready what many rules ask for, before they run side by side. */
    public void prepare() {
        table();
    }

    /** Kong's router: the http routes that it holds. */
    synchronized RouteTable table() {
        RouteTable made = table;
        if (made == null) {
            made = new RouteTable(
                    all(EntityKind.ROUTES).stream().filter(this::isRouted).toList());
            table = made;
        }
        return made;
    }

    private boolean isRouted(Entity route) {
        boolean on = serviceOf(route).map(Read::isEnabled).orElse(true);
        // the traditional router asks in another order, which the table does not know
        boolean byPriority = bundle.flavor() != RouterFlavor.TRADITIONAL;
        return on && byPriority && Read.text(route, "expression").isEmpty() && Subsystem.of(route) == Subsystem.HTTP;
    }
}
