package dev.gw.runtime.dashboard;

import dev.gw.document.ListNode;
import dev.gw.document.MapNode;
import dev.gw.document.Node;
import dev.gw.document.Scalar;
import dev.gw.model.Bundle;
import dev.gw.model.Entity;
import dev.gw.model.EntityKind;
import dev.gw.runtime.Gateway;
import dev.gw.runtime.PluginTypes;
import dev.gw.runtime.balance.Balancer;
import dev.gw.runtime.balance.TargetHealth;
import dev.gw.runtime.observe.Members;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** What is served, as the page shows it: no secret and no plugin's settings are in it. */
final class ServedState {
    private static final int MOST = 200;

    private final Bundle bundle;
    private final Gateway.Serving serving;

    ServedState(Gateway.Serving serving) {
        this.serving = serving;
        this.bundle = serving.snapshot().bundle();
    }

    /**
     * The state.
     *
     * @param wanted part of a route's name, path, host or service; empty for all
     */
    MapNode show(String wanted) {
        List<Entity> routes = matching(wanted.toLowerCase(Locale.ROOT));
        return new Members()
                .put("hash", serving.hash())
                .put("loadedAt", serving.loadedAt())
                .put("counts", counts())
                .put("found", routes.size())
                .put("routes", routes(routes.subList(0, Math.min(MOST, routes.size()))))
                .put("plugins", plugins())
                .put("upstreams", upstreams())
                .map();
    }

    private MapNode counts() {
        Members counts = new Members();
        for (EntityKind kind : List.of(
                EntityKind.ROUTES,
                EntityKind.SERVICES,
                EntityKind.PLUGINS,
                EntityKind.UPSTREAMS,
                EntityKind.CONSUMERS)) {
            counts.put(kind.plural(), bundle.all(kind).size());
        }
        return counts.map();
    }

    private List<Entity> matching(String wanted) {
        return bundle.all(EntityKind.ROUTES).stream()
                .filter(route -> wanted.isEmpty() || text(route).contains(wanted))
                .toList();
    }

    private String text(Entity route) {
        StringBuilder all = new StringBuilder(name(route));
        bundle.parent(route, "service").ifPresent(service -> all.append(' ').append(name(service)));
        for (String field : List.of("paths", "hosts", "methods")) {
            texts(route, field).forEach(each -> all.append(' ').append(each));
        }
        return all.toString().toLowerCase(Locale.ROOT);
    }

    private List<Node> routes(List<Entity> routes) {
        Map<String, List<String>> plugins = new HashMap<>();
        for (Entity plugin : bundle.all(EntityKind.PLUGINS)) {
            for (String scope : List.of("route", "service")) {
                String id = plugin.foreignId(scope);
                if (id != null) {
                    plugins.computeIfAbsent(id, ignored -> new ArrayList<>()).add(String.valueOf(plugin.name()));
                }
            }
        }
        List<Node> shown = new ArrayList<>();
        for (Entity route : routes) {
            List<String> own = new ArrayList<>(plugins.getOrDefault(route.id(), List.of()));
            own.addAll(plugins.getOrDefault(String.valueOf(route.foreignId("service")), List.of()));
            shown.add(new Members()
                    .put("name", name(route))
                    .put(
                            "service",
                            bundle.parent(route, "service")
                                    .map(ServedState::name)
                                    .orElse(""))
                    .put("methods", Members.texts(texts(route, "methods")))
                    .put("hosts", Members.texts(texts(route, "hosts")))
                    .put("paths", Members.texts(texts(route, "paths")))
                    .put(
                            "plugins",
                            Members.texts(own.stream().distinct().sorted().toList()))
                    .put("source", source(route))
                    .map());
        }
        return shown;
    }

    private List<Node> plugins() {
        Set<String> idle = PluginTypes.notRun(bundle, PluginTypes.all());
        List<Node> shown = new ArrayList<>();
        for (Entity plugin : bundle.all(EntityKind.PLUGINS)) {
            if (shown.size() < MOST) {
                String name = String.valueOf(plugin.name());
                boolean enabled = plugin.isTrue("enabled");
                shown.add(new Members()
                        .put("name", name)
                        .put("scope", scope(plugin))
                        .put("state", idle.contains(name) ? "not run by gw" : enabled ? "on" : "off")
                        .put("source", source(plugin))
                        .map());
            }
        }
        return shown;
    }

    private String scope(Entity plugin) {
        List<String> parts = new ArrayList<>(3);
        for (String field : List.of("route", "service", "consumer")) {
            bundle.parent(plugin, field).ifPresent(parent -> parts.add(field + " " + name(parent)));
        }
        return parts.isEmpty() ? "global" : String.join(", ", parts);
    }

    private List<Node> upstreams() {
        List<Node> shown = new ArrayList<>();
        for (Entity upstream : bundle.all(EntityKind.UPSTREAMS)) {
            Balancer balancer = serving.upstreams().find(upstream.id());
            if (balancer == null || shown.size() == MOST) {
                continue;
            }
            String health =
                    balancer.isChecked() ? (balancer.isHealthy() ? "HEALTHY" : "UNHEALTHY") : "HEALTHCHECKS_OFF";
            List<Node> targets =
                    balancer.targets().stream().map(ServedState::target).toList();
            shown.add(new Members()
                    .put("name", name(upstream))
                    .put("health", health)
                    .put("targets", ListNode.of(targets))
                    .map());
        }
        return shown;
    }

    private static Node target(TargetHealth target) {
        List<Node> addresses = new ArrayList<>();
        target.addresses()
                .forEach(one -> addresses.add(new Members()
                        .put("address", one.ip() + ":" + one.port())
                        .put("weight", one.weight())
                        .put("health", one.health())
                        .map()));
        return new Members()
                .put("target", target.host() + ":" + target.port())
                .put("addresses", ListNode.of(addresses))
                .map();
    }

    private static String name(Entity entity) {
        String name = entity.name();
        return name == null ? entity.id() : name;
    }

    private static String source(Entity entity) {
        return entity.span().isNowhere()
                ? ""
                : entity.span().file().name() + ":" + entity.span().from().line();
    }

    private static List<String> texts(Entity entity, String field) {
        List<String> texts = new ArrayList<>();
        for (Node node : entity.fields().list(field)) {
            if (node instanceof Scalar scalar) {
                texts.add(scalar.text());
            }
        }
        return texts;
    }
}
