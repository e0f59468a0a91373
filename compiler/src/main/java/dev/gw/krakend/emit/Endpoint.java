package dev.gw.krakend.emit;

import dev.gw.document.MapNode;
import dev.gw.document.Node;
import dev.gw.krakend.Json;
import dev.gw.model.Entity;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** An endpoint in the making: a path and a method, with what plugins and policies add to it. Not thread-safe. */
final class Endpoint {
    private final Entity route;
    private final EndpointPath path;
    private final String method;
    private String urlPattern;
    private final Backend backend;
    private final SortedSet<String> headers = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    private final SortedSet<String> queries = new TreeSet<>();
    private final SortedMap<String, Node> extra = new TreeMap<>();
    private final List<MapNode> martian = new ArrayList<>();
    private final List<String> lua = new ArrayList<>();
    private final List<String> conditions = new ArrayList<>();
    private List<Tier> tiers = List.of();
    private String tierHeader = "";

    Endpoint(Entity route, EndpointPath path, String method, String urlPattern, Backend backend) {
        this.route = route;
        this.path = path;
        this.method = method;
        this.urlPattern = urlPattern;
        this.backend = backend;
        headers.addAll(Forwarded.headers());
    }

    Entity route() {
        return route;
    }

    EndpointPath path() {
        return path;
    }

    String method() {
        return method;
    }

    Backend backend() {
        return backend;
    }

    String urlPattern() {
        return urlPattern;
    }

    /** Asks the service for another path. */
    void ask(String otherPattern) {
        urlPattern = otherPattern;
    }

    /** {@code GET /orders/{}}: what no two endpoints may share. */
    String shape() {
        return method + " " + path.shape();
    }

    void passHeaders(Collection<String> names) {
        headers.addAll(names);
    }

    boolean passes(String header) {
        return headers.contains(header);
    }

    void passQueries(Collection<String> names) {
        queries.addAll(names);
    }

    /** Sets a namespace of extra_config. */
    void put(String namespace, Node config) {
        extra.put(namespace, config);
    }

    boolean has(String namespace) {
        return extra.containsKey(namespace);
    }

    /** The map of a namespace; empty where there is none. */
    MapNode config(String namespace) {
        return extra.get(namespace) instanceof MapNode map ? map : MapNode.empty();
    }

    /** Has callers limited by their tier, in a second way through the gateway. */
    void tiers(List<Tier> all, String header) {
        tiers = all;
        tierHeader = header;
    }

    /**
     * As it stands in a krakend.json: one endpoint, and more where there are tiers.
     *
     * @param word what the endpoints of tiers ask for
     */
    List<MapNode> nodes(String word) {
        return tiers.isEmpty() ? List.of(node()) : new TierLoop(this, tiers, tierHeader, word).nodes();
    }

    /** Adds a step that changes the request to the service, or its answer. */
    void martian(MapNode modifier) {
        martian.add(modifier);
    }

    /** Adds Lua code that runs between the token and the limits. */
    void lua(String code) {
        lua.add(code);
    }

    /** Adds a condition in CEL, without which the request is refused. */
    void condition(String expression) {
        if (!conditions.contains(expression)) {
            conditions.add(expression);
        }
    }

    /** As it stands in a krakend.json, without a thought of tiers. */
    MapNode node() {
        MapNode node = MapNode.empty()
                .with("@comment", Json.text(Origin.of(route)))
                .with("endpoint", Json.text(path.written()))
                .with("method", Json.text(method))
                .with("timeout", Json.text(Durations.written(backend.timeout())))
                .with("output_encoding", Json.text("no-op"))
                .with("input_headers", Json.texts(headers))
                .with("input_query_strings", Json.texts(queries.isEmpty() ? List.of("*") : queries));
        SortedMap<String, Node> all = extra();
        node = all.isEmpty() ? node : node.with("extra_config", Json.map(all));
        return node.with("backend", Json.list(List.of(backendNode())));
    }

    private SortedMap<String, Node> extra() {
        SortedMap<String, Node> all = new TreeMap<>(extra);
        if (!conditions.isEmpty()) {
            all.put(
                    "validation/cel",
                    Json.list(conditions.stream()
                            .map(each -> MapNode.empty().with("check_expr", Json.text(each)))
                            .toList()));
        }
        if (!lua.isEmpty()) {
            all.put("modifier/lua-endpoint", MapNode.empty().with("pre", Json.text(String.join("\n", lua))));
        }
        return all;
    }

    private MapNode backendNode() {
        MapNode node = MapNode.empty()
                .with("url_pattern", Json.text(urlPattern))
                .with("method", Json.text(method))
                .with("encoding", Json.text("no-op"))
                .with("host", Json.texts(backend.hosts()));
        return martian.isEmpty()
                ? node
                : node.with("extra_config", MapNode.empty().with("modifier/martian", Martian.group(martian)));
    }
}
