package dev.gw.policy.lower;

import dev.gw.document.ListNode;
import dev.gw.document.MapNode;
import dev.gw.document.Node;
import dev.gw.document.Scalar;
import dev.gw.policy.LuaFunction;
import dev.gw.policy.LuaFunction.Runner;
import dev.gw.policy.Scope;
import dev.gw.source.Span;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Puts the functions of policies into the configs of one plugin, pre-function or post-function. Of several configs Kong
 * runs only the narrowest, so that each config gets all functions that hold in its scope, those of wider policies first;
 * and where a scope has none of its own, the functions that somebody wrote for a wider one come along.
 */
final class FunctionFold {
    private final Runner runner;
    private final List<LuaFunction> functions;

    FunctionFold(Runner runner, List<LuaFunction> functions) {
        this.runner = runner;
        this.functions = functions.stream().filter(f -> f.plugin() == runner).toList();
    }

    /** The functions that hold in a scope and all wider ones, and the config that somebody wrote there. */
    private record Level(
            List<LuaFunction> holding, @Nullable MapNode written) {}

    MapNode apply(MapNode document) {
        if (functions.isEmpty()) {
            return document;
        }
        Level top = level(new Level(List.of(), null), Scope.EVERYWHERE, document);
        MapNode result = withPlugins(document, top, !top.holding().isEmpty());
        result = each(result, "services", service -> service(service, top));
        result = each(result, "routes", route -> route(route, top));
        return each(result, "consumers", consumer -> withPlugins(consumer, top, false));
    }

    private MapNode service(MapNode service, Level outer) {
        Scope scope = Scope.service(nameOf(service));
        Level level = level(outer, scope, service);
        MapNode result = each(service, "routes", route -> route(route, level));
        return withPlugins(result, level, isNew(scope) && !everyRouteHasItsOwn(result));
    }

    /** Whether a config of the service would never run. */
    private boolean everyRouteHasItsOwn(MapNode service) {
        List<Node> routes = service.list("routes");
        return !routes.isEmpty()
                && routes.stream()
                        .allMatch(route -> route instanceof MapNode map
                                && map.list("plugins").stream()
                                        .anyMatch(plugin -> isOurs(plugin) && !isNarrowed((MapNode) plugin)));
    }

    private MapNode route(MapNode route, Level outer) {
        Scope scope = Scope.route(nameOf(route));
        return withPlugins(route, level(outer, scope, route), isNew(scope));
    }

    private static String nameOf(MapNode entity) {
        String name = entity.string("name");
        return name == null ? "" : name;
    }

    private boolean isNew(Scope scope) {
        return functions.stream().anyMatch(f -> f.scope().equals(scope));
    }

    private Level level(Level outer, Scope scope, MapNode entity) {
        List<LuaFunction> holding = new ArrayList<>(outer.holding());
        List<LuaFunction> own =
                functions.stream().filter(f -> f.scope().equals(scope)).toList();
        holding.removeIf(wider ->
                !wider.slot().isEmpty() && own.stream().anyMatch(f -> f.slot().equals(wider.slot())));
        holding.addAll(own);
        MapNode written = outer.written();
        for (Node plugin : entity.list("plugins")) {
            if (isOurs(plugin) && !isNarrowed((MapNode) plugin)) {
                written = (MapNode) plugin;
            }
        }
        return new Level(holding, written);
    }

    private boolean isOurs(Node plugin) {
        return plugin instanceof MapNode map
                && runner.plugin().equals(map.string("name"))
                && !(map.get("enabled") instanceof Scalar scalar && Boolean.FALSE.equals(scalar.value()));
    }

    /** Whether a plugin says itself that it holds for less than what it stands in. */
    private static boolean isNarrowed(MapNode plugin) {
        return plugin.has("consumer") || plugin.has("route") || plugin.has("service");
    }

    /** An entity whose own configs of the plugin hold the functions; with a new config where there is none but has to be. */
    private MapNode withPlugins(MapNode entity, Level level, boolean needed) {
        List<Node> plugins = new ArrayList<>();
        boolean found = false;
        for (Node plugin : entity.list("plugins")) {
            boolean ours = isOurs(plugin);
            found |= ours && !isNarrowed((MapNode) plugin);
            plugins.add(ours ? folded((MapNode) plugin, level.holding()) : plugin);
        }
        if (needed && !found) {
            plugins.add(fresh(level));
        }
        if (plugins.isEmpty()) {
            return entity;
        }
        Span span = entity.get("plugins") instanceof ListNode list ? list.span() : Span.nowhere();
        return entity.with("plugins", new ListNode(plugins, span));
    }

    private MapNode fresh(Level level) {
        Span origin = level.holding().get(level.holding().size() - 1).code().span();
        MapNode written = level.written();
        MapNode config = written == null ? null : written.map("config");
        return new MapNode(List.of(), origin)
                .with("name", Scalar.string(runner.plugin(), origin))
                .with("config", config(config == null ? new MapNode(List.of(), origin) : config, level.holding()));
    }

    private static MapNode folded(MapNode plugin, List<LuaFunction> holding) {
        MapNode config = plugin.map("config");
        return config == null ? plugin : plugin.with("config", config(config, holding));
    }

    private static MapNode config(MapNode written, List<LuaFunction> holding) {
        MapNode config = written;
        for (String phase : holding.stream().map(LuaFunction::phase).distinct().toList()) {
            List<Node> code = new ArrayList<>();
            holding.stream()
                    .filter(f -> f.phase().equals(phase) && code.stream().noneMatch(f.code()::sameAs))
                    .forEach(f -> code.add(f.code()));
            code.addAll(written.list(phase));
            config = config.with(phase, new ListNode(code, code.get(0).span()));
        }
        return config;
    }

    /** One step from an entity to what becomes of it. */
    private interface Step {
        MapNode apply(MapNode entity);
    }

    private static MapNode each(MapNode parent, String key, Step step) {
        if (!(parent.get(key) instanceof ListNode list)) {
            return parent;
        }
        List<Node> items = new ArrayList<>();
        for (Node item : list.items()) {
            items.add(item instanceof MapNode map ? step.apply(map) : item);
        }
        return parent.with(key, new ListNode(items, list.span()));
    }
}
