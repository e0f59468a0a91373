package dev.gw.runtime.router;

import dev.gw.diagnostic.Diagnostics;
import dev.gw.document.DocumentReader;
import dev.gw.document.ListNode;
import dev.gw.document.MapNode;
import dev.gw.document.Node;
import dev.gw.document.Scalar;
import dev.gw.model.Entity;
import dev.gw.model.EntityKind;
import dev.gw.model.RouterFlavor;
import dev.gw.runtime.exchange.Headers;
import dev.gw.runtime.exchange.RouteMatch;
import dev.gw.source.SourceFile;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/** A table of routes from Kong's own tests, and the requests they send. */
final class SpecTable {
    private final MapNode row;
    private final boolean traditional;
    private final RouteTable table;
    private final Map<String, MapNode> services = new HashMap<>();

    SpecTable(MapNode row) {
        this.row = row;
        RouterFlavor flavor =
                RouterFlavor.of(String.valueOf(row.string("flavor"))).orElse(RouterFlavor.TRADITIONAL_COMPATIBLE);
        this.traditional = flavor == RouterFlavor.TRADITIONAL;
        List<Entity> routes = new ArrayList<>();
        for (Node node : row.list("routes")) {
            MapNode pair = (MapNode) node;
            MapNode fields = Objects.requireNonNull(pair.map("route"));
            String id = fields.has("id") ? fields.string("id") : "00000000-0000-4000-8000-00000000000" + routes.size();
            routes.add(new Entity(EntityKind.ROUTES, Objects.requireNonNull(id), fields, fields));
            MapNode service = pair.map("service");
            services.put(id, service == null ? MapNode.empty() : service);
        }
        this.table = Router.table(flavor, routes);
    }

    List<Node> cases() {
        return row.list("cases");
    }

    /** Whether the table asks for arguments of the query, and the request was recorded without its query. */
    boolean lacksQuery(MapNode recorded) {
        boolean asks = row.get("routes") instanceof ListNode routes
                && routes.toString().contains("http.queries.");
        return asks && "exec".equals(recorded.string("via"));
    }

    /** The route that answers a request; null where none does. */
    @Nullable
    String route(MapNode recorded) {
        Router.Found found =
                table.find(request(Objects.requireNonNull(recorded.map("request")), recorded.string("via")));
        return found == null ? null : found.route().id();
    }

    /** What is not as recorded; null where all is. */
    @Nullable
    String differences(MapNode recorded) {
        RouterRequest request = request(Objects.requireNonNull(recorded.map("request")), recorded.string("via"));
        Router.Found found = table.find(request);
        MapNode expected = recorded.map("match");
        if (expected == null || found == null) {
            return (expected == null) == (found == null)
                    ? null
                    : "expected " + expected + ", found " + found + " for " + request;
        }
        StringBuilder out = new StringBuilder();
        if (expected.has("route_id") && !found.route().id().equals(expected.string("route_id"))) {
            out.append("route ").append(found.route().id()).append(" for ").append(expected.string("route_id"));
        }
        path(out, found, expected, request);
        prefix(out, found, expected);
        MapNode matches = expected.map("matches");
        captures(out, found.match(), matches == null ? MapNode.empty() : matches);
        return out.isEmpty() ? null : out.toString();
    }

    private void path(StringBuilder out, Router.Found found, MapNode expected, RouterRequest request) {
        MapNode service = services.getOrDefault(found.route().id(), MapNode.empty());
        String base = service.string("path");
        boolean http = !request.path().isEmpty() && service.has("protocol");
        String path = found.upstreamPath(request.path(), base == null || base.isEmpty() ? "/" : base);
        if (http && expected.has("upstream_uri") && !path.equals(expected.string("upstream_uri"))) {
            out.append(" upstream path ").append(path).append(" for ").append(expected.string("upstream_uri"));
        }
    }

    private static void prefix(StringBuilder out, Router.Found found, MapNode expected) {
        boolean strips =
                found.route().isTrue("strip_path") && !found.match().prefix().isEmpty();
        String prefix = strips ? found.match().prefix() : null;
        if (!Objects.equals(prefix, expected.string("prefix"))) {
            out.append(" prefix ").append(prefix).append(" for ").append(expected.string("prefix"));
        }
    }

    private static void captures(StringBuilder out, RouteMatch match, MapNode matches) {
        MapNode wanted = matches.map("uri_captures");
        if (wanted == null) {
            if (match.numbered().size() > 1) {
                out.append(" captures ").append(match.numbered()).append(" for none");
            }
            return;
        }
        for (MapNode.Entry entry : wanted.entries()) {
            String name = entry.name();
            boolean number = name.chars().allMatch(Character::isDigit);
            String had =
                    number ? at(match, Integer.parseInt(name)) : match.named().get(name);
            boolean none = entry.value() instanceof Scalar scalar && scalar.isBoolean();
            if (!Objects.equals(had, none ? "" : entry.value().toString())) {
                out.append(" capture ")
                        .append(name)
                        .append(' ')
                        .append(had)
                        .append(" for ")
                        .append(entry.value());
            }
        }
    }

    private static @Nullable String at(RouteMatch match, int number) {
        return number < match.numbered().size() ? match.numbered().get(number) : null;
    }

    private RouterRequest request(MapNode sent, @Nullable String via) {
        String target = sent.has("uri") ? String.valueOf(sent.string("uri")) : "";
        int mark = target.indexOf('?', 1);
        String raw = mark < 0 ? target : target.substring(0, mark);
        String path = "exec".equals(via) ? PathNormalizer.normalize(raw) : target;
        String host = sent.string("host");
        RouterRequest request = RouterRequest.of(
                sent.has("method") ? String.valueOf(sent.string("method")) : "",
                host == null ? "" : host,
                number(sent, "dst_port"),
                path == null ? "" : path,
                headers(sent.map("headers")),
                false,
                sent.string("sni"));
        RouterRequest.Ends ends = new RouterRequest.Ends(
                sent.string("src_ip"), number(sent, "src_port"), sent.string("dst_ip"), number(sent, "dst_port"));
        String scheme = sent.has("scheme") ? String.valueOf(sent.string("scheme")) : traditional ? "" : "http";
        return new RouterRequest(
                request.method(),
                request.host(),
                request.port(),
                request.hostHeader(),
                request.path(),
                query(sent, mark < 0 ? null : target.substring(mark + 1)),
                request.headers(),
                scheme,
                request.sni(),
                ends);
    }

    private static @Nullable String query(MapNode sent, @Nullable String query) {
        MapNode queries = sent.map("queries");
        if (queries == null) {
            return query;
        }
        StringBuilder out = new StringBuilder();
        for (MapNode.Entry entry : queries.entries()) {
            List<Node> values = entry.value() instanceof ListNode list ? list.items() : List.of(entry.value());
            for (Node value : values) {
                boolean bare = value instanceof Scalar scalar && scalar.isBoolean();
                out.append(out.isEmpty() ? "" : "&").append(entry.name()).append(bare ? "" : "=" + value);
            }
        }
        return out.toString();
    }

    private static int number(MapNode sent, String name) {
        return sent.get(name) instanceof Scalar scalar && scalar.isNumber() ? (int) scalar.number() : -1;
    }

    private static Headers headers(@Nullable MapNode sent) {
        Headers headers = new Headers();
        for (MapNode.Entry entry : sent == null ? List.<MapNode.Entry>of() : sent.entries()) {
            List<Node> values = entry.value() instanceof ListNode list ? list.items() : List.of(entry.value());
            values.forEach(value -> headers.add(entry.name(), value.toString()));
        }
        return headers;
    }

    static List<MapNode> rows(String name) throws IOException {
        List<MapNode> rows = new ArrayList<>();
        try (InputStream in = Objects.requireNonNull(SpecTable.class.getResourceAsStream(name));
                BufferedReader reader =
                        new BufferedReader(new InputStreamReader(new GZIPInputStream(in), StandardCharsets.UTF_8))) {
            for (String line : reader.lines().toList()) {
                SourceFile file = SourceFile.of("table.json", line);
                rows.add((MapNode) DocumentReader.read(file, DocumentReader.Dialect.KONG, new Diagnostics())
                        .orElseThrow());
            }
        }
        return rows;
    }
}
