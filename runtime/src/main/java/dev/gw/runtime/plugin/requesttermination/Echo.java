package dev.gw.runtime.plugin.requesttermination;

import dev.gw.diagnostic.Diagnostics;
import dev.gw.document.DocumentReader;
import dev.gw.document.ListNode;
import dev.gw.document.MapNode;
import dev.gw.document.MapNode.Entry;
import dev.gw.document.Node;
import dev.gw.document.Scalar;
import dev.gw.emit.JsonWriter;
import dev.gw.model.Entity;
import dev.gw.runtime.error.ErrorAnswers;
import dev.gw.runtime.exchange.Exchange;
import dev.gw.runtime.exchange.Request;
import dev.gw.runtime.exchange.Response;
import dev.gw.runtime.exchange.RouteMatch;
import dev.gw.runtime.http.MultipartBody;
import dev.gw.runtime.http.QueryArgs;
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
        List<Entry> entries = new ArrayList<>(List.of(
                entry("scheme", text(request.scheme())),
                entry("host", text(request.host())),
                entry("port", Scalar.integer(request.connection().localPort())),
                entry("method", text(exchange.upstream().method())),
                entry("path", text(String.valueOf(request.path()))),
                entry("query", query(QueryArgs.parse(exchange.query()))),
                entry("headers", headers())));
        Node parsed = body();
        if (parsed != null) {
            entries.add(entry("body", parsed));
        }
        entries.add(entry("raw_body", text(new String(body, StandardCharsets.UTF_8))));
        entries.add(entry("uri_captures", captures()));
        return MapNode.of(entries);
    }

    /** The body as Kong's plugins read it; null where its type is none they know. */
    private @Nullable Node body() {
        String type = Objects.requireNonNullElse(exchange.headers().get("Content-Type"), "");
        String media = type.toLowerCase(Locale.ROOT);
        String octets = new String(body, StandardCharsets.ISO_8859_1);
        if (media.startsWith("application/x-www-form-urlencoded")) {
            return query(QueryArgs.parse(octets));
        }
        if (media.startsWith("multipart/form-data")) {
            Map<String, List<Node>> values = new LinkedHashMap<>();
            for (MultipartBody.Part part : MultipartBody.parse(octets, type).parts()) {
                add(values, Octets.utf8(part.name()), text(Octets.utf8(part.value())));
            }
            return multi(values);
        }
        if (!media.startsWith("application/json")) {
            return null;
        }
        SourceFile file = SourceFile.of("body.json", new String(body, StandardCharsets.UTF_8));
        return DocumentReader.read(file, DocumentReader.Dialect.KONG, new Diagnostics())
                .filter(node -> node instanceof MapNode || node instanceof ListNode)
                .orElse(null);
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
