package dev.gw.runtime.plugin.requesttermination;

import dev.gw.document.ListNode;
import dev.gw.document.MapNode;
import dev.gw.document.MapNode.Entry;
import dev.gw.document.Node;
import dev.gw.document.Scalar;
import dev.gw.emit.JsonWriter;
import dev.gw.model.Entity;
import dev.gw.runtime.error.ErrorAnswers;
import dev.gw.runtime.exchange.Exchange;
import dev.gw.runtime.exchange.Headers;
import dev.gw.runtime.exchange.Request;
import dev.gw.runtime.exchange.Response;
import dev.gw.runtime.exchange.RouteMatch;
import dev.gw.runtime.http.QueryArgs;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Shows the client what the gateway made of its request. */
final class Echo {
    private final Exchange exchange;
    private final byte[] body;

    Echo(Exchange exchange, byte[] body) {
        this.exchange = exchange;
        this.body = body;
    }

    Response answer(int status, @Nullable String message) {
        List<Entry> entries = new ArrayList<>();
        if (message != null) {
            entries.add(entry("message", text(message)));
        }
        entries.add(entry("request", request()));
        entries.add(entry("kong", MapNode.of(List.of(entry("version", text("3.9.1"))))));
        addEntity(entries, "matched_route", exchange.route());
        addEntity(entries, "matched_service", exchange.service());
        return ErrorAnswers.json(status, JsonWriter.compact(MapNode.of(entries)));
    }

    private MapNode request() {
        Request request = exchange.request();
        Map<String, List<String>> query = new LinkedHashMap<>();
        for (QueryArgs.Arg arg : QueryArgs.parse(request.query()).all()) {
            query.computeIfAbsent(arg.name(), ignored -> new ArrayList<>()).add(arg.value() == null ? "" : arg.value());
        }
        Map<String, List<String>> headers = new LinkedHashMap<>();
        Headers sent = request.headers();
        sent.forEach(
                (name, value) -> headers.computeIfAbsent(name.toLowerCase(Locale.ROOT), ignored -> new ArrayList<>())
                        .add(value));
        return MapNode.of(List.of(
                entry("scheme", text(request.scheme())),
                entry("host", text(request.host())),
                entry("port", Scalar.integer(request.connection().localPort())),
                entry("method", text(request.method())),
                entry("path", text(request.rawPath())),
                entry("query", multi(query)),
                entry("headers", multi(headers)),
                entry("raw_body", text(new String(body, StandardCharsets.UTF_8))),
                entry("uri_captures", captures())));
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

    private static MapNode multi(Map<String, List<String>> values) {
        List<Entry> entries = new ArrayList<>();
        values.forEach((name, all) -> entries.add(entry(
                name,
                all.size() == 1
                        ? text(all.get(0))
                        : ListNode.of(all.stream().map(Echo::text).toList()))));
        return MapNode.of(entries);
    }

    private static void addEntity(List<Entry> entries, String name, @Nullable Entity entity) {
        if (entity != null) {
            List<Entry> set = entity.fields().entries().stream()
                    .filter(field -> !(field.value() instanceof Scalar scalar && scalar.isNull()))
                    .toList();
            entries.add(entry(name, MapNode.of(set)));
        }
    }

    private static Entry entry(String name, Node value) {
        return new Entry(Scalar.string(name), value);
    }

    private static Node text(String value) {
        return Scalar.string(value);
    }
}
