package dev.gw.admin;

import dev.gw.diagnostic.Diagnostics;
import dev.gw.document.MapNode;
import dev.gw.document.Node;
import dev.gw.document.Scalar;
import dev.gw.model.EntityKind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Asks a gateway what it is and runs. For one reading. */
public final class StatusReader {
    private static final List<EntityKind> COUNTED = List.of(
            EntityKind.SERVICES,
            EntityKind.ROUTES,
            EntityKind.PLUGINS,
            EntityKind.CONSUMERS,
            EntityKind.UPSTREAMS,
            EntityKind.TARGETS,
            EntityKind.CERTIFICATES,
            EntityKind.SNIS);

    /** The windows of a limit, with their seconds. */
    private static final Map<String, Integer> WINDOWS = new LinkedHashMap<>();

    static {
        WINDOWS.put("second", 1);
        WINDOWS.put("minute", 60);
        WINDOWS.put("hour", 3600);
        WINDOWS.put("day", 86_400);
        WINDOWS.put("month", 2_592_000);
        WINDOWS.put("year", 31_536_000);
    }

    private final AdminClient client;
    private final MapNode document;

    private StatusReader(AdminClient client, MapNode document) {
        this.client = client;
        this.document = document;
    }

    /** The status; empty, with diagnostics, where the configuration can't be read. */
    public static Optional<GatewayStatus> read(AdminClient client, Diagnostics out) {
        return GatewayReader.read(client, out)
                .map(live -> new StatusReader(client, live.document()).status(live.database()));
    }

    private GatewayStatus status(boolean database) {
        String version = client.get("/").json().string("version");
        Map<String, Integer> counts = new LinkedHashMap<>();
        COUNTED.forEach(kind -> counts.put(kind.plural(), entities(kind).size()));
        return new GatewayStatus(
                client.name(),
                version == null ? "unknown" : version,
                database,
                counts,
                plugins(),
                groups(),
                targets(),
                limits());
    }

    private List<MapNode> entities(EntityKind kind) {
        List<MapNode> maps = new ArrayList<>();
        for (Node entity : document.list(kind.plural())) {
            if (entity instanceof MapNode map) {
                maps.add(map);
            }
        }
        return maps;
    }

    private static boolean isEnabled(MapNode plugin) {
        return !(plugin.get("enabled") instanceof Scalar flag) || flag.isNull() || flag.isTrue();
    }

    private List<GatewayStatus.Used> plugins() {
        Map<String, GatewayStatus.Used> used = new TreeMap<>();
        for (MapNode plugin : entities(EntityKind.PLUGINS)) {
            int on = isEnabled(plugin) ? 1 : 0;
            used.merge(
                    String.valueOf(plugin.string("name")),
                    new GatewayStatus.Used(String.valueOf(plugin.string("name")), on, 1 - on),
                    (a, b) -> new GatewayStatus.Used(a.name(), a.enabled() + b.enabled(), a.disabled() + b.disabled()));
        }
        return List.copyOf(used.values());
    }

    private Map<String, Integer> groups() {
        Map<String, Set<String>> members = new TreeMap<>();
        Set<String> grouped = new HashSet<>();
        for (MapNode acl : entities(EntityKind.ACLS)) {
            String consumer = String.valueOf(acl.string("consumer"));
            members.computeIfAbsent(String.valueOf(acl.string("group")), g -> new HashSet<>())
                    .add(consumer);
            grouped.add(consumer);
        }
        Map<String, Integer> sizes = new TreeMap<>();
        members.forEach((group, consumers) -> sizes.put(group, consumers.size()));
        int alone = (int) entities(EntityKind.CONSUMERS).stream()
                .filter(consumer -> !grouped.contains(String.valueOf(consumer.string("id"))))
                .count();
        if (alone > 0) {
            sizes.put("", alone);
        }
        return sizes;
    }

    private List<GatewayStatus.Target> targets() {
        List<GatewayStatus.Target> targets = new ArrayList<>();
        for (MapNode upstream : entities(EntityKind.UPSTREAMS)) {
            String id = String.valueOf(upstream.string("id"));
            List<Node> shown =
                    client.get("/upstreams/" + id + "/health?size=1000").json().list("data");
            for (Node item : shown.isEmpty() ? configured(id) : shown) {
                if (item instanceof MapNode target) {
                    targets.add(target(String.valueOf(upstream.string("name")), target));
                }
            }
        }
        targets.sort(Comparator.comparing(GatewayStatus.Target::upstream).thenComparing(GatewayStatus.Target::target));
        return targets;
    }

    /** What a gateway that says nothing of health is configured with. */
    private List<Node> configured(String upstream) {
        List<Node> targets = new ArrayList<>();
        for (MapNode target : entities(EntityKind.TARGETS)) {
            if (upstream.equals(target.string("upstream"))) {
                targets.add(target);
            }
        }
        return targets;
    }

    private static GatewayStatus.Target target(String upstream, MapNode target) {
        long weight = target.get("weight") instanceof Scalar number ? (long) number.number() : 100;
        String health = target.string("health");
        return new GatewayStatus.Target(
                upstream, String.valueOf(target.string("target")), weight, health == null ? "unknown" : health);
    }

    private List<GatewayStatus.Limit> limits() {
        Map<String, String> names = names();
        List<GatewayStatus.Limit> limits = new ArrayList<>();
        for (MapNode plugin : entities(EntityKind.PLUGINS)) {
            MapNode config = plugin.map("config");
            if (config != null && isEnabled(plugin) && "rate-limiting".equals(plugin.string("name"))) {
                WINDOWS.keySet().forEach(window -> {
                    if (config.get(window) instanceof Scalar number && number.isNumber()) {
                        limits.add(new GatewayStatus.Limit(
                                number.number(),
                                window,
                                scope(plugin, names),
                                said(config, "limit_by"),
                                said(config, "policy")));
                    }
                });
            }
        }
        limits.sort(Comparator.comparingDouble(StatusReader::perSecond)
                .thenComparing(GatewayStatus.Limit::scope)
                .thenComparing(GatewayStatus.Limit::window));
        return limits;
    }

    private static double perSecond(GatewayStatus.Limit limit) {
        return limit.requests() / WINDOWS.getOrDefault(limit.window(), 1);
    }

    private static String said(MapNode config, String field) {
        String text = config.string(field);
        return text == null ? "" : text;
    }

    /** What entities that plugins may be on are called, by id. */
    private Map<String, String> names() {
        Map<String, String> names = new HashMap<>();
        for (EntityKind kind : List.of(EntityKind.SERVICES, EntityKind.ROUTES, EntityKind.CONSUMERS)) {
            for (MapNode entity : entities(kind)) {
                String id = String.valueOf(entity.string("id"));
                String name = entity.string(kind == EntityKind.CONSUMERS ? "username" : "name");
                names.put(id, name == null ? id : name);
            }
        }
        return names;
    }

    private static String scope(MapNode plugin, Map<String, String> names) {
        List<String> scopes = new ArrayList<>();
        for (String part : List.of("route", "service", "consumer", "consumer_group")) {
            String id = plugin.string(part);
            if (id != null) {
                scopes.add(part + " " + names.getOrDefault(id, id));
            }
        }
        return scopes.isEmpty() ? "everything" : String.join(", ", scopes);
    }
}
