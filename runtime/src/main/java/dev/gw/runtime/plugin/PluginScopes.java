package dev.gw.runtime.plugin;

import dev.gw.model.Bundle;
import dev.gw.model.Entity;
import dev.gw.model.EntityKind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which configuration of each plugin a route gets, whether gw runs the plugin or not. One runs per plugin name, that of
 * the narrowest scope: route+service+consumer, route+consumer, service+consumer, route+service, consumer, route, service,
 * global. Disabled plugins are left out. Immutable.
 */
public final class PluginScopes {
    /** By plugin name, then by the narrowest of route and service that the scope names. */
    private final Map<String, Map<String, List<Entity>>> byName = new TreeMap<>();

    /**
     * The configurations of one plugin name that a route could get.
     *
     * @param name the plugin's name
     * @param fitting all whose scope has the route, in document order
     * @param byConsumer the one for each consumer that a scope names, by the consumer's id
     * @param otherwise the one for every other request; null where there is none
     */
    public record Choice(
            String name,
            List<Entity> fitting,
            Map<String, Entity> byConsumer,
            @Nullable Entity otherwise) {}

    /** The scopes of a bundle's plugins. */
    public PluginScopes(Bundle bundle) {
        this(bundle, plugin -> true);
    }

    /** The scopes of those plugins of a bundle that count. */
    PluginScopes(Bundle bundle, Predicate<Entity> counts) {
        for (Entity plugin : bundle.all(EntityKind.PLUGINS)) {
            if (plugin.isTrue("enabled") && counts.test(plugin)) {
                byName.computeIfAbsent(Objects.requireNonNull(plugin.name()), ignored -> new HashMap<>())
                        .computeIfAbsent(place(plugin), ignored -> new ArrayList<>())
                        .add(plugin);
            }
        }
    }

    /** Under which place a scope is found; empty for one of no route and no service. */
    private static String place(Entity plugin) {
        String route = plugin.foreignId("route");
        String service = plugin.foreignId("service");
        return route != null ? route : service != null ? service : "";
    }

    /**
     * The choices of a route, in alphabetical order.
     *
     * @param route the route's id; null for requests without a route
     * @param service the id of its service, if any
     */
    public List<Choice> of(@Nullable String route, @Nullable String service) {
        List<Choice> choices = new ArrayList<>();
        byName.forEach((name, all) -> {
            List<Entity> fitting = Stream.of(route, service, "")
                    .filter(Objects::nonNull)
                    .flatMap(place -> all.getOrDefault(place, List.of()).stream())
                    .filter(plugin -> fits(plugin, "route", route) && fits(plugin, "service", service))
                    .toList();
            if (!fitting.isEmpty()) {
                choices.add(choice(name, fitting));
            }
        });
        return choices;
    }

    private static boolean fits(Entity plugin, String field, @Nullable String id) {
        String asked = plugin.foreignId(field);
        return asked == null || asked.equals(id);
    }

    private static Choice choice(String name, List<Entity> fitting) {
        Map<String, Entity> own = new HashMap<>();
        Entity otherwise = null;
        for (Entity plugin : fitting) {
            String consumer = plugin.foreignId("consumer");
            if (consumer != null) {
                own.merge(consumer, plugin, PluginScopes::narrower);
            } else {
                otherwise = otherwise == null ? plugin : narrower(otherwise, plugin);
            }
        }
        Map<String, Entity> byConsumer = new HashMap<>();
        for (Map.Entry<String, Entity> entry : own.entrySet()) {
            byConsumer.put(
                    entry.getKey(), otherwise == null ? entry.getValue() : narrower(otherwise, entry.getValue()));
        }
        return new Choice(name, fitting, Map.copyOf(byConsumer), otherwise);
    }

    private static Entity narrower(Entity one, Entity other) {
        return narrowness(other) >= narrowness(one) ? other : one;
    }

    /** Higher is narrower; the order of Kong's lookup. */
    private static int narrowness(Entity plugin) {
        int route = plugin.foreignId("route") == null ? 0 : 1;
        int service = plugin.foreignId("service") == null ? 0 : 1;
        int consumer = plugin.foreignId("consumer") == null ? 0 : 1;
        return (route + service + consumer) * 8 + consumer * 4 + route * 2 + service;
    }
}
