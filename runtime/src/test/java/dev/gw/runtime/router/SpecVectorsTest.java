package dev.gw.runtime.router;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gw.diagnostic.Diagnostics;
import dev.gw.document.DocumentReader;
import dev.gw.document.ListNode;
import dev.gw.document.MapNode;
import dev.gw.document.Node;
import dev.gw.document.Scalar;
import dev.gw.model.Bundle;
import dev.gw.model.Entity;
import dev.gw.model.EntityKind;
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
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

/** What Kong's own tests of its router expect: 312 tables of routes for HTTP, as its specs hand them to the router. */
class SpecVectorsTest {
    /** Rows that differ for a reason, which docs/fidelity.md tells. */
    private static final Set<String> EXPLAINED =
            Set.of("router-0505", "router-0510", "router-0511", "router-0536", "router-0579");

    @Test
    void everyCaseGoesWhereKongsSpecSays() throws IOException {
        Map<String, String> differences = new TreeMap<>();
        int cases = 0;
        for (MapNode row : rows()) {
            if (row.get("ok") instanceof Scalar ok && ok.isTrue()) {
                Bundle bundle = bundle(row.list("routes"));
                Router router = new Router(bundle);
                for (Node one : row.list("cases")) {
                    cases++;
                    compare(row, (MapNode) one, bundle, router, differences);
                }
            }
        }
        assertThat(cases).isGreaterThan(350);
        assertThat(differences.keySet()).as("%s", differences).isEqualTo(EXPLAINED);
    }

    private static void compare(
            MapNode row, MapNode one, Bundle bundle, Router router, Map<String, String> differences) {
        MapNode asked = Objects.requireNonNull(one.map("request"));
        RouterRequest request = request(asked, /* normalised= */ "select".equals(one.string("via")));
        Map<String, Object> expected = expected(one.map("match"));
        Map<String, Object> actual = actual(router.find(request), request, bundle, expected);
        if (!expected.equals(actual) || !Objects.equals(router.find(request), router.findLinearly(request))) {
            differences.put(
                    row.string("id"),
                    "line " + one.get("line") + " " + row.string("test") + "\n  asked    " + asked + "\n  expected "
                            + expected + "\n  actual   " + actual);
        }
    }

    /** What a case says of the answer, as far as it is about HTTP. */
    private static Map<String, Object> expected(MapNode match) {
        Map<String, Object> all = new HashMap<>();
        if (match == null) {
            return all;
        }
        all.put("route", match.string("route_id"));
        for (String field : List.of("prefix", "upstream_uri", "upstream_host")) {
            if (match.has(field)) {
                all.put(field, match.string(field));
            }
        }
        MapNode captures =
                match.map("matches") == null ? null : match.map("matches").map("uri_captures");
        if (captures != null) {
            Map<String, String> texts = new HashMap<>();
            captures.entries()
                    .forEach(entry -> texts.put(entry.name(), entry.value().toString()));
            all.put("captures", texts);
        }
        return all;
    }

    private static Map<String, Object> actual(
            Router.Found found, RouterRequest request, Bundle bundle, Map<String, Object> expected) {
        Map<String, Object> all = new HashMap<>();
        if (found == null) {
            return all;
        }
        Entity route = found.route();
        RouteMatch match = found.match();
        all.put("route", route.id());
        boolean strip = route.isTrue("strip_path");
        if (expected.containsKey("prefix")) {
            all.put("prefix", match.prefix());
        }
        String base = bundle.parent(route, "service")
                .map(service -> service.fields().string("path"))
                .orElse("/");
        if (expected.containsKey("upstream_uri")) {
            all.put("upstream_uri", UpstreamPath.of(request.path(), strip ? match.prefix() : "", strip, base));
        }
        if (expected.containsKey("upstream_host") || route.isTrue("preserve_host")) {
            all.put(
                    "upstream_host",
                    route.isTrue("preserve_host") ? request.headers().get("Host") : null);
        }
        if (expected.containsKey("captures")) {
            Map<String, String> texts = new HashMap<>(match.named());
            for (int i = 0; i < match.numbered().size(); i++) {
                texts.put(Integer.toString(i), match.numbered().get(i));
            }
            all.put("captures", texts);
        }
        return all;
    }

    /** A request; the specs hand what they call select a path that is normalised already. */
    private static RouterRequest request(MapNode asked, boolean normalised) {
        Headers headers = new Headers();
        MapNode given = asked.map("headers");
        if (given != null) {
            for (MapNode.Entry field : given.entries()) {
                List<Node> values = field.value() instanceof ListNode list ? list.items() : List.of(field.value());
                values.forEach(value -> headers.add(field.name(), value.toString()));
            }
        }
        String host = Objects.requireNonNullElse(asked.string("host"), "");
        if (!headers.has("Host")) {
            headers.add("Host", host);
        }
        String uri = Objects.requireNonNull(asked.string("uri"));
        int mark = uri.indexOf('?');
        String raw = mark < 0 ? uri : uri.substring(0, mark);
        String path = normalised ? raw : PathNormalizer.normalize(raw);
        return RouterRequest.of(
                Objects.requireNonNull(asked.string("method")),
                host,
                80,
                Objects.requireNonNull(path),
                headers,
                "https".equals(asked.string("scheme")),
                asked.string("sni"));
    }

    /** The specs hand routes to the router as they are: without defaults, and not all of them valid. */
    private static Bundle bundle(List<Node> routes) {
        List<Entity> all = new ArrayList<>();
        for (int i = 0; i < routes.size(); i++) {
            MapNode pair = (MapNode) routes.get(i);
            MapNode route = Objects.requireNonNull(pair.map("route"));
            MapNode service = pair.map("service");
            String id = String.format(Locale.ROOT, "00000000-0000-4000-8000-%012d", i);
            if (service != null) {
                MapNode enabled = service.with("enabled", Scalar.bool(true));
                all.add(new Entity(EntityKind.SERVICES, id, enabled, enabled));
                route = route.with("service", MapNode.empty().with("id", Scalar.string(id)));
            }
            if (!route.has("protocols")) {
                route = route.with("protocols", ListNode.of(List.of(Scalar.string("http"), Scalar.string("https"))));
            }
            String own = Objects.requireNonNullElse(route.string("id"), id);
            all.add(new Entity(EntityKind.ROUTES, own, route, route));
        }
        return new Bundle(MapNode.empty(), all);
    }

    private static List<MapNode> rows() throws IOException {
        try (InputStream in =
                        Objects.requireNonNull(SpecVectorsTest.class.getResourceAsStream("spec-vectors.jsonl.gz"));
                BufferedReader reader =
                        new BufferedReader(new InputStreamReader(new GZIPInputStream(in), StandardCharsets.UTF_8))) {
            return reader.lines().map(SpecVectorsTest::map).toList();
        }
    }

    private static MapNode map(String json) {
        return (MapNode)
                DocumentReader.read(SourceFile.of("row.json", json), DocumentReader.Dialect.KONG, new Diagnostics())
                        .orElseThrow();
    }
}
