package dev.gw.runtime.plugin;

import dev.gw.model.Bundle;
import dev.gw.model.Entity;
import dev.gw.model.EntityKind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which plugins could run for a route, in order. One configuration runs per plugin name, that of the narrowest scope:
 * route+service+consumer, route+consumer, service+consumer, route+service, consumer, route, service, global. Immutable.
 */
public final class PluginChains {
    /** By plugin name, then by the narrowest of route and service that the scope names. */
    private final Map<String, Map<String, List<Scoped>>> byName = new TreeMap<>();

    private final Map<String, Integer> priorities = new HashMap<>();
    private final Map<String, List<PluginSlot>> chains = new HashMap<>();
    private final List<PluginSlot> global;

    private record Scoped(
            Plugin plugin,
            @Nullable String route,
            @Nullable String service,
            @Nullable String consumer) {
        boolean fits(@Nullable String itsRoute, @Nullable String itsService) {
            return (route == null || route.equals(itsRoute)) && (service == null || service.equals(itsService));
        }

        /** Under which place the scope is found; empty for one of no route and no service. */
        String place() {
            return route != null ? route : service != null ? service : "";
        }

        /** Higher is narrower; the order of Kong's lookup. */
        int narrowness() {
            int named = (route == null ? 0 : 1) + (service == null ? 0 : 1) + (consumer == null ? 0 : 1);
            int which = (consumer == null ? 0 : 4) + (route == null ? 0 : 2) + (service == null ? 0 : 1);
            return named * 8 + which;
        }
    }

    /** Makes the chains of all routes of a bundle; disabled plugins and types that are not run are left out. */
    public PluginChains(Bundle bundle, Map<String, PluginType> types, PluginContext context) {
        for (Entity entity : bundle.all(EntityKind.PLUGINS)) {
            String name = Objects.requireNonNull(entity.name());
            PluginType type = types.get(name);
            if (type != null && entity.isTrue("enabled")) {
                priorities.put(name, type.priority());
                Scoped scoped = new Scoped(
                        type.create(entity, context),
                        entity.foreignId("route"),
                        entity.foreignId("service"),
                        entity.foreignId("consumer"));
                byName.computeIfAbsent(name, ignored -> new HashMap<>())
                        .computeIfAbsent(scoped.place(), ignored -> new ArrayList<>())
                        .add(scoped);
            }
        }
        for (Entity route : bundle.all(EntityKind.ROUTES)) {
            chains.put(route.id(), chain(route.id(), route.foreignId("service")));
        }
        global = chain(null, null);
    }

    /** The chain of a route, by its id. */
    public List<PluginSlot> of(String routeId) {
        return chains.getOrDefault(routeId, global);
    }

    /** The chain of requests for which no route was found. */
    public List<PluginSlot> global() {
        return global;
    }

    private List<PluginSlot> chain(@Nullable String route, @Nullable String service) {
        List<PluginSlot> slots = new ArrayList<>();
        byName.forEach((name, all) -> {
            List<Scoped> fitting = Stream.of(route, service, "")
                    .filter(Objects::nonNull)
                    .flatMap(place -> all.getOrDefault(place, List.of()).stream())
                    .filter(scoped -> scoped.fits(route, service))
                    .toList();
            if (!fitting.isEmpty()) {
                slots.add(slot(name, fitting));
            }
        });
        slots.sort(Comparator.comparingInt((PluginSlot slot) -> priorities.getOrDefault(slot.name(), 0))
                .reversed()
                .thenComparing(PluginSlot::name, Comparator.reverseOrder()));
        return List.copyOf(slots);
    }

    private static PluginSlot slot(String name, List<Scoped> fitting) {
        Map<String, Scoped> own = new HashMap<>();
        Scoped otherwise = null;
        for (Scoped scoped : fitting) {
            if (scoped.consumer() != null) {
                own.merge(scoped.consumer(), scoped, PluginChains::narrower);
            } else {
                otherwise = otherwise == null ? scoped : narrower(otherwise, scoped);
            }
        }
        Map<String, Plugin> byConsumer = new HashMap<>();
        for (Map.Entry<String, Scoped> entry : own.entrySet()) {
            Scoped best = otherwise == null ? entry.getValue() : narrower(otherwise, entry.getValue());
            byConsumer.put(entry.getKey(), best.plugin());
        }
        return new PluginSlot(name, Map.copyOf(byConsumer), otherwise == null ? null : otherwise.plugin());
    }

    private static Scoped narrower(Scoped one, Scoped other) {
        return other.narrowness() >= one.narrowness() ? other : one;
    }
}
