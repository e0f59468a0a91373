package dev.gw.cli.explain;

import dev.gw.cli.output.Places;
import dev.gw.document.ListNode;
import dev.gw.document.MapNode;
import dev.gw.document.Node;
import dev.gw.document.Scalar;
import dev.gw.emit.JsonWriter;
import dev.gw.model.Bundle;
import dev.gw.model.Entity;
import dev.gw.runtime.exchange.Request;
import dev.gw.runtime.exchange.UpstreamRequest;
import dev.gw.runtime.plugin.PluginScopes.Choice;
import dev.gw.runtime.router.PathNormalizer;
import dev.gw.runtime.server.Explanation;
import dev.gw.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** An explanation for programs. */
final class ExplanationJson {
    private final Bundle bundle;
    private final Explanation explanation;
    private final String url;

    ExplanationJson(Bundle bundle, Explanation explanation, String url) {
        this.bundle = bundle;
        this.explanation = explanation;
        this.url = url;
    }

    String text() {
        List<MapNode.Entry> root = new ArrayList<>();
        root.add(entry("request", request()));
        root.add(entry("route", entity(explanation.route())));
        root.add(entry("service", entity(explanation.service())));
        root.add(entry("upstream", upstream()));
        Node refused = explanation.refused() == null
                ? nothing()
                : Scalar.integer(explanation.refused().status());
        root.add(entry("refused_with", refused));
        List<Node> plugins = new ArrayList<>();
        explanation.plugins().forEach(choice -> plugins.add(plugin(choice, true)));
        explanation.notRun().forEach(choice -> plugins.add(plugin(choice, false)));
        root.add(entry("plugins", ListNode.of(plugins)));
        root.add(entry("routes", ListNode.of(routes())));
        return JsonWriter.write(MapNode.of(root));
    }

    private Node request() {
        Request request = explanation.request();
        return MapNode.of(List.of(
                entry("method", Scalar.string(request.method())),
                entry("url", Scalar.string(url)),
                entry("host", Scalar.string(request.rawHost())),
                entry("path", text(request.path())),
                entry("sni", text(request.connection().sni()))));
    }

    private Node upstream() {
        UpstreamRequest upstream = explanation.upstream();
        Entity service = explanation.service();
        if (upstream == null || service == null) {
            return nothing();
        }
        String query = upstream.query() == null ? "" : "?" + upstream.query();
        String whole = Places.base(service) + PathNormalizer.escape(upstream.path()) + query;
        return MapNode.of(List.of(
                entry("method", Scalar.string(upstream.method())),
                entry("url", Scalar.string(whole)),
                entry("host", text(upstream.hostHeader()))));
    }

    private Node plugin(Choice choice, boolean run) {
        List<MapNode.Entry> entries = new ArrayList<>();
        entries.add(entry("name", Scalar.string(choice.name())));
        entries.add(entry("run_by_gw", Scalar.bool(run)));
        Entity usual = choice.otherwise();
        entries.add(entry("configuration", usual == null ? nothing() : configuration(usual)));
        Map<String, Node> own = new TreeMap<>();
        choice.byConsumer().forEach((consumer, plugin) -> own.put(consumer, configuration(plugin)));
        List<MapNode.Entry> consumers = new ArrayList<>();
        own.forEach((consumer, node) -> consumers.add(entry(consumer, node)));
        entries.add(entry("by_consumer_id", MapNode.of(consumers)));
        List<Node> replaced = choice.fitting().stream()
                .filter(other -> !other.equals(usual) && !choice.byConsumer().containsValue(other))
                .map(this::configuration)
                .toList();
        entries.add(entry("replaced", ListNode.of(replaced)));
        return MapNode.of(entries);
    }

    private Node configuration(Entity plugin) {
        return MapNode.of(List.of(
                entry("scope", Scalar.string(Places.scope(bundle, plugin))),
                entry("source", Scalar.string(Places.source(plugin)))));
    }

    private List<Node> routes() {
        List<Node> routes = new ArrayList<>();
        for (RouteReasons.Reason reason : new RouteReasons(bundle, explanation).all()) {
            Entity route = reason.route();
            routes.add(MapNode.of(List.of(
                    entry("name", text(route.name())),
                    entry("id", Scalar.string(route.id())),
                    entry("source", Scalar.string(Places.source(route))),
                    entry("verdict", Scalar.string(reason.fate().name().toLowerCase(Locale.ROOT))),
                    entry("attribute", text(reason.attribute())),
                    entry("reason", Scalar.string(reason.reason())))));
        }
        return routes;
    }

    private static Node entity(@Nullable Entity entity) {
        return entity == null
                ? nothing()
                : MapNode.of(List.of(
                        entry("name", text(entity.name())),
                        entry("id", Scalar.string(entity.id())),
                        entry("source", Scalar.string(Places.source(entity)))));
    }

    private static MapNode.Entry entry(String key, Node value) {
        return new MapNode.Entry(Scalar.string(key), value);
    }

    private static Node text(@Nullable String text) {
        return text == null ? nothing() : Scalar.string(text);
    }

    private static Node nothing() {
        return Scalar.nil(Span.nowhere());
    }
}
