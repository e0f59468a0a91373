package dev.gw.krakend.imports;

import dev.gw.diagnostic.Code;
import dev.gw.document.MapNode;
import dev.gw.document.Node;
import dev.gw.document.Scalar;
import dev.gw.krakend.Fields;
import dev.gw.krakend.Json;
import dev.gw.krakend.Ledger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One endpoint with its backend: a route with its plugins, and the service that it asks. */
final class EndpointImport {
    private static final String ANSWER = "Kong passes answers on as they are";

    private final MapNode endpoint;
    private final Ledger ledger;
    private final String subject;
    private final String path;
    private final String method;
    private final List<Node> plugins = new ArrayList<>();

    EndpointImport(MapNode endpoint, Ledger ledger) {
        this.endpoint = endpoint;
        this.ledger = ledger;
        this.path = text(endpoint, "endpoint", "/");
        this.method = text(endpoint, "method", "GET");
        this.subject = "endpoint " + method + " " + path;
    }

    static String text(MapNode map, String key, String usual) {
        String text = map.string(key);
        return text == null ? usual : text;
    }

    String subject() {
        return subject;
    }

    String method() {
        return method;
    }

    String path() {
        return path;
    }

    /** What the endpoint is called: its path and method. */
    String called() {
        return path + "-" + method;
    }

    /** The extra_config; empty where there is none. */
    MapNode extra() {
        MapNode extra = endpoint.map("extra_config");
        return extra == null ? MapNode.empty() : extra;
    }

    /** The names of a list of the endpoint. */
    List<String> texts(String key) {
        List<String> texts = new ArrayList<>();
        endpoint.list(key).forEach(item -> texts.add(item instanceof Scalar scalar ? scalar.text() : ""));
        return texts;
    }

    void plugin(String name, MapNode config) {
        plugins.add(MapNode.empty().with("name", Json.text(name)).with("config", config));
    }

    /** The only backend; empty where there are others, which is refused. */
    Optional<MapNode> backend() {
        List<Node> backends = endpoint.list("backend");
        if (backends.size() == 1 && backends.get(0) instanceof MapNode backend) {
            return Optional.of(backend);
        }
        Node at = endpoint.get("backend");
        ledger.refused(
                Code.GW1730,
                subject,
                "backend",
                at == null ? endpoint.span() : at.span(),
                "Kong asks one service for each request, and here are " + backends.size(),
                "put their answers together in a service of your own");
        return Optional.empty();
    }

    /** Accounts for the endpoint's own fields. */
    void own() {
        Fields fields = new Fields(ledger, subject, endpoint);
        fields.mapped("endpoint", "paths: a regex of whole segments");
        fields.mapped("method", "methods");
        fields.changed("timeout", "read_timeout of the service: the longest wait for the next piece of the answer");
        fields.changed("input_headers", "Kong passes all headers on; the list stands in a policy krakend");
        fields.changed("input_query_strings", "Kong passes all parameters on; the list stands in a policy krakend");
        fields.dropped("cache_ttl", "Kong sets no Cache-Control");
        fields.dropped("concurrent_calls", "Kong asks once");
        if ("no-op".equals(endpoint.string("output_encoding"))) {
            fields.mapped("output_encoding", ANSWER);
        } else {
            fields.changed("output_encoding", ANSWER);
        }
        fields.skip("backend", "extra_config");
        comments(endpoint, fields);
        fields.refuseTheRest(Code.GW1730, "Kong has nothing like it");
    }

    /** Keys that KrakenD takes for comments. */
    static void comments(MapNode map, Fields fields) {
        for (MapNode.Entry entry : map.entries()) {
            if (!entry.name().isEmpty() && "@$_#".indexOf(entry.name().charAt(0)) >= 0) {
                fields.skip(entry.name());
            }
        }
    }

    /** Accounts for a backend's fields, and has its path asked for. */
    void backend(MapNode backend) {
        Fields fields = new Fields(ledger, subject + ", backend", backend);
        fields.mapped("host", "the service, or targets of its upstream");
        String asked = text(backend, "url_pattern", "/");
        if (!asked.equals(path)) {
            uri(asked, fields);
        }
        fields.mapped("url_pattern", asked.equals(path) ? "strip_path: false" : "request-transformer replace.uri");
        if (text(backend, "method", method).equals(method)) {
            fields.mapped("method", "the route's");
        } else {
            fields.refused(Code.GW1730, "method", "Kong asks with the client's method", "");
        }
        if ("no-op".equals(backend.string("encoding"))) {
            fields.mapped("encoding", ANSWER);
        } else {
            fields.changed("encoding", ANSWER);
        }
        if (text(backend, "sd", "static").equals("static")) {
            fields.mapped("sd", "hosts are named");
        }
        fields.dropped("disable_host_sanitize", "Kong takes hosts as they are");
        fields.skip("extra_config");
        comments(backend, fields);
        fields.refuseTheRest(Code.GW1730, "Kong does not change answers so");
        MapNode extra = backend.map("extra_config");
        if (extra != null) {
            BackendExtra.apply(extra, this, new Fields(ledger, subject + ", backend", extra));
        }
    }

    private void uri(String asked, Fields fields) {
        Optional<String> uri = path.endsWith("/*") ? Optional.empty() : Paths.uri(asked, path);
        if (uri.isEmpty()) {
            fields.refused(Code.GW1730, "url_pattern", "Kong fills in parameters of the path only", "");
        } else {
            plugin(
                    "request-transformer",
                    MapNode.empty().with("replace", MapNode.empty().with("uri", Json.text(uri.get()))));
        }
    }

    /** The route, without its service; with OPTIONS where it has to answer preflight requests. */
    MapNode route(String name, boolean preflight) {
        List<String> methods = preflight ? List.of(method, "OPTIONS") : List.of(method);
        MapNode route = MapNode.empty()
                .with("name", Json.text(name))
                .with("methods", Json.texts(methods))
                .with("paths", Json.texts(List.of(Paths.route(path))))
                .with("strip_path", Json.flag(false));
        return plugins.isEmpty() ? route : route.with("plugins", Json.list(plugins));
    }
}
