package dev.gw.runtime.plugin.requesttermination;

import dev.gw.document.DocumentReader;
import dev.gw.document.ListNode;
import dev.gw.document.MapNode;
import dev.gw.document.MapNode.Entry;
import dev.gw.document.Node;
import dev.gw.document.Scalar;
import dev.gw.emit.JsonWriter;
import dev.gw.model.Entity;
import dev.gw.runtime.deliver.HostNameOfNode;
import dev.gw.runtime.error.ErrorAnswers;
import dev.gw.runtime.exchange.Exchange;
import dev.gw.runtime.exchange.Request;
import dev.gw.runtime.exchange.Response;
import dev.gw.runtime.exchange.RouteMatch;
import dev.gw.runtime.http.QueryArgs;
import dev.gw.runtime.json.Cjson;
import dev.gw.runtime.observe.EntityViews;
import dev.gw.runtime.plugin.NodeId;
import dev.gw.runtime.plugin.ParsedBody;
import dev.gw.runtime.plugin.PluginContext;
import dev.gw.runtime.plugin.SeenBody;
import dev.gw.runtime.plugin.auth.Octets;
import dev.gw.source.SourceFile;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Shows the client what the gateway made of its request. */
final class Echo {
    private final PluginContext context;
    private final Exchange exchange;
    private final byte[] whole;

    Echo(PluginContext context, Exchange exchange, byte[] whole) {
        this.context = context;
        this.exchange = exchange;
        this.whole = whole;
    }

    Response answer(int status, @Nullable String message) {
        List<Entry> entries = new ArrayList<>();
        if (message != null) {
            entries.add(entry("message", text(message)));
        }
        entries.add(entry("request", request()));
        entries.add(entry("kong", node()));
        addEntity(entries, "matched_route", exchange.route());
        addEntity(entries, "matched_service", exchange.service());
        return ErrorAnswers.json(status, JsonWriter.compact(MapNode.of(entries)));
    }

    private MapNode request() {
        Request request = exchange.request();
        List<Entry> entries = new ArrayList<>(List.of(
                entry("scheme", text(request.scheme())),
                entry("host", text(request.host())),
                entry("port", Scalar.integer(request.connection().localPort())),
                entry("method", text(exchange.upstream().method())),
                entry("path", text(String.valueOf(request.path()))),
                entry("query", query(QueryArgs.parse(exchange.query()))),
                entry("headers", headers())));
        Object parsed = ParsedBody.of(exchange, whole).value();
        if (parsed != null) {
            entries.add(entry("body", Objects.requireNonNull(DocumentReader.json(json(parsed)))));
        }
        byte[] seen = SeenBody.of(exchange, whole);
        if (seen != null) {
            entries.add(entry("raw_body", text(new String(seen, StandardCharsets.UTF_8))));
        }
        entries.add(entry("uri_captures", captures()));
        return MapNode.of(entries);
    }

    private MapNode node() {
        return MapNode.of(List.of(
                entry(
                        "node_id",
                        text(NodeId.of(context.state(), context.random()).toString())),
                entry("worker_pid", Scalar.integer(ProcessHandle.current().pid())),
                entry("hostname", text(HostNameOfNode.get()))));
    }

    private static SourceFile json(Object value) {
        return SourceFile.of("body.json", Octets.utf8(Cjson.encode(value)));
    }

    private static MapNode query(QueryArgs args) {
        Map<String, List<Node>> values = new LinkedHashMap<>();
        for (QueryArgs.Arg arg : args.all()) {
            add(values, arg.name(), arg.value() == null ? Scalar.bool(true) : text(arg.value()));
        }
        return multi(values);
    }

    private MapNode headers() {
        Map<String, List<Node>> values = new LinkedHashMap<>();
        exchange.headers().forEach((name, value) -> add(values, name.toLowerCase(Locale.ROOT), text(value)));
        return multi(values);
    }

    private static void add(Map<String, List<Node>> values, String name, Node value) {
        values.computeIfAbsent(name, ignored -> new ArrayList<>(1)).add(value);
    }

    private MapNode captures() {
        RouteMatch match = exchange.match();
        List<Entry> named = new ArrayList<>();
        List<Node> unnamed = new ArrayList<>();
        if (match != null) {
            match.named().forEach((name, value) -> named.add(entry(name, text(value))));
            match.numbered().stream().skip(1).forEach(value -> unnamed.add(text(value)));
        }
        return MapNode.of(List.of(entry("named", MapNode.of(named)), entry("unnamed", ListNode.of(unnamed))));
    }

    private static MapNode multi(Map<String, List<Node>> values) {
        List<Entry> entries = new ArrayList<>();
        values.forEach((name, all) -> entries.add(entry(name, all.size() == 1 ? all.get(0) : ListNode.of(all))));
        return MapNode.of(entries);
    }

    private void addEntity(List<Entry> entries, String name, @Nullable Entity entity) {
        if (entity != null) {
            entries.add(entry(name, new EntityViews(context.loadedAt()).set(entity)));
        }
    }

    private static Entry entry(String name, Node value) {
        return new Entry(Scalar.string(name), value);
    }

    private static Node text(String value) {
        return Scalar.string(value);
    }
}
