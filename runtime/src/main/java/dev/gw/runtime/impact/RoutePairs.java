package dev.gw.runtime.impact;

import dev.gw.document.ListNode;
import dev.gw.document.MapNode;
import dev.gw.document.Node;
import dev.gw.document.Scalar;
import dev.gw.model.Bundle;
import dev.gw.model.Entity;
import dev.gw.model.EntityKind;
import dev.gw.runtime.impact.finding.Names;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * Which route after the change is which one before: by id, by name, by what it matches, then by the service where only
 * one is left there on each side.
 */
final class RoutePairs {
    private static final List<String> MATCHERS = List.of(
            "paths", "hosts", "methods", "headers", "snis", "sources", "destinations", "expression", "protocols");

    private final Map<Entity, Entity> beforeOf = new LinkedHashMap<>();
    private final Map<String, String> counterparts = new HashMap<>();
    private final Set<String> paired = new HashSet<>();
    private final List<Entity> removed;
    private final List<Entity> added;

    RoutePairs(Bundle before, Bundle after) {
        added = new ArrayList<>(after.all(EntityKind.ROUTES));
        removed = new ArrayList<>(before.all(EntityKind.ROUTES));
        pair(before, after, (bundle, route) -> route.id());
        pair(before, after, (bundle, route) -> route.name());
        pair(before, after, (bundle, route) -> matchers(route));
        pair(before, after, RoutePairs::service);
    }

    private void pair(Bundle before, Bundle after, BiFunction<Bundle, Entity, @Nullable String> key) {
        if (removed.isEmpty() || added.isEmpty()) {
            return;
        }
        Map<String, Entity> olds = unique(removed, before, key);
        Map<String, Entity> news = unique(added, after, key);
        news.forEach((text, now) -> {
            Entity old = olds.get(text);
            if (old != null) {
                beforeOf.put(now, old);
                counterparts.put(now.id(), old.id());
                paired.add(old.id());
            }
        });
        added.removeIf(route -> counterparts.containsKey(route.id()));
        removed.removeIf(route -> paired.contains(route.id()));
    }

    private static Map<String, Entity> unique(
            List<Entity> routes, Bundle bundle, BiFunction<Bundle, Entity, @Nullable String> key) {
        Map<String, Entity> unique = new LinkedHashMap<>();
        Set<String> twice = new HashSet<>();
        for (Entity route : routes) {
            String text = key.apply(bundle, route);
            if (text != null && unique.putIfAbsent(text, route) != null) {
                twice.add(text);
            }
        }
        unique.keySet().removeAll(twice);
        return unique;
    }

    private static String matchers(Entity route) {
        StringBuilder text = new StringBuilder();
        for (String field : MATCHERS) {
            text.append(field).append(text(route.fields().get(field)));
        }
        return text.toString();
    }

    /** The same for the same values, whatever their order. */
    private static String text(@Nullable Node node) {
        List<String> parts = new ArrayList<>();
        if (node instanceof MapNode map) {
            map.entries().forEach(entry -> parts.add(entry.name() + "=" + text(entry.value())));
        } else if (node instanceof ListNode list) {
            list.items().forEach(item -> parts.add(text(item)));
        } else {
            return node instanceof Scalar scalar ? scalar.text() : "";
        }
        return parts.stream().sorted().toList().toString();
    }

    private static @Nullable String service(Bundle bundle, Entity route) {
        return bundle.parent(route, "service").map(Names::of).orElse(null);
    }

    /** The routes before by the same routes after, in the order of the document after. */
    Map<Entity, Entity> beforeOf() {
        return beforeOf;
    }

    /** The ids before by the ids after. */
    Map<String, String> counterparts() {
        return counterparts;
    }

    List<Entity> removed() {
        return removed;
    }

    List<Entity> added() {
        return added;
    }
}
