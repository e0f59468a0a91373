package dev.gw.krakend.emit;

import dev.gw.diagnostic.Code;
import dev.gw.document.MapNode;
import dev.gw.document.Node;
import dev.gw.krakend.Fields;
import dev.gw.krakend.Json;
import dev.gw.model.Entity;
import java.net.URI;
import java.util.List;
import java.util.Map;

/** Plugins that KrakenD has for the whole gateway only: they have to be the same for all endpoints. */
final class WidePlugins {
    private static final List<String> CORS_METHODS =
            List.of("GET", "HEAD", "PUT", "PATCH", "POST", "DELETE", "OPTIONS");

    private final Root root;
    private final int endpoints;

    WidePlugins(Root root, int endpoints) {
        this.root = root;
        this.endpoints = endpoints;
    }

    void apply() {
        for (Map.Entry<String, Map<Entity, Root.Wide>> plugins : root.wide().entrySet()) {
            boolean same = plugins.getValue().size() == 1;
            for (Root.Wide wide : plugins.getValue().values()) {
                apply(plugins.getKey(), wide.site(), same && wide.endpoints() == endpoints);
            }
        }
    }

    private void apply(String name, Site site, boolean everywhere) {
        switch (name) {
            case "cors" -> cors(site, everywhere);
            case "bot-detection" -> bots(site, everywhere);
            case "prometheus" -> prometheus(site);
            default -> traces(site);
        }
    }

    private static boolean isEverywhere(Site site, boolean everywhere) {
        if (!everywhere) {
            site.refuse(
                    Code.GW1715,
                    "KrakenD has it for the whole gateway only, and here it holds for some endpoints",
                    "make it global, with one config");
        }
        return everywhere;
    }

    private void cors(Site site, boolean everywhere) {
        if (!isEverywhere(site, everywhere)) {
            return;
        }
        Fields fields = site.fields();
        List<String> origins = site.texts("origins");
        if (origins.stream().anyMatch(WidePlugins::isRegex)) {
            fields.refused(
                    Code.GW1710, "origins", "KrakenD takes no regular expressions for origins", "name each origin");
        }
        List<String> methods =
                site.texts("methods").stream().filter(CORS_METHODS::contains).toList();
        List<String> headers = site.texts("headers");
        MapNode cors = MapNode.empty()
                .with("allow_origins", Json.texts(origins.isEmpty() ? List.of("*") : origins))
                .with("allow_methods", Json.texts(methods))
                .with("allow_headers", Json.texts(headers.isEmpty() ? List.of("*") : headers))
                .with("expose_headers", Json.texts(site.texts("exposed_headers")))
                .with("allow_credentials", Json.flag(site.isTrue("credentials")));
        double age = site.number("max_age");
        root.put("security/cors", age < 0 ? cors : cors.with("max_age", Json.text((long) age + "s")));
        fields.mapped("origins", "allow_origins");
        if (methods.size() == site.texts("methods").size()) {
            fields.mapped("methods", "allow_methods");
        } else {
            fields.changed("methods", "allow_methods: " + String.join(", ", methods));
        }
        fields.mapped("headers", "allow_headers");
        fields.mapped("exposed_headers", "expose_headers");
        fields.mapped("credentials", "allow_credentials");
        fields.mapped("max_age", "max_age");
        fields.changed("preflight_continue", "preflight requests are answered by the gateway");
        fields.changed("private_network", "KrakenD's own answer to preflights of private networks");
        fields.changed("allow_origin_absent", "requests without an origin pass");
        fields.refuseTheRest(Code.GW1710, "KrakenD has nothing like it");
    }

    /** Whether an origin is a pattern to Kong: a star alone is not, nor is one with letters, digits, dots and ports. */
    private static boolean isRegex(String origin) {
        return !origin.equals("*")
                && !origin.matches("[A-Za-z][A-Za-z0-9+.-]*://[A-Za-z0-9.-]+(:\\d+)?|[A-Za-z0-9.-]+");
    }

    private void bots(Site site, boolean everywhere) {
        if (!isEverywhere(site, everywhere)) {
            return;
        }
        List<String> deny = site.texts("deny");
        site.fields().refused(Code.GW1710, "allow", "KrakenD compares what is allowed with whole texts", "");
        if (deny.isEmpty()) {
            site.refuse(Code.GW1711, "KrakenD knows no list of bots; only what deny says can be refused", "say deny");
        } else {
            root.put("security/bot-detector", MapNode.empty().with("patterns", Json.texts(deny)));
        }
        site.fields().changed("deny", "security/bot-detector patterns, without Kong's own list of bots");
        site.fields().refuseTheRest(Code.GW1710, "KrakenD has nothing like it");
    }

    private void prometheus(Site site) {
        MapNode exporter = MapNode.empty()
                .with("name", Json.text("prometheus"))
                .with("port", Json.number(9090))
                .with("listen_ip", Json.text("127.0.0.1"));
        telemetry("prometheus", exporter);
        site.ledger()
                .changed(
                        site.subject(),
                        "",
                        site.plugin().span(),
                        "telemetry/opentelemetry on port 9090, with names of its own and nothing about consumers");
    }

    private void traces(Site site) {
        String endpoint = site.text("traces_endpoint");
        URI uri = endpoint.isEmpty() ? URI.create("") : uri(endpoint);
        if (uri.getHost() == null) {
            site.ledger().dropped(site.subject(), "", site.plugin().span(), "it sends no traces to an address");
            return;
        }
        MapNode exporter = MapNode.empty()
                .with("name", Json.text("otlp"))
                .with("host", Json.text(uri.getHost()))
                .with("port", Json.number(uri.getPort() < 0 ? 4318 : uri.getPort()))
                .with("use_http", Json.flag(true));
        telemetry("otlp", exporter);
        site.ledger()
                .changed(
                        site.subject(),
                        "",
                        site.plugin().span(),
                        "telemetry/opentelemetry otlp, for all endpoints, with spans of its own");
    }

    private static URI uri(String text) {
        try {
            return new URI(text);
        } catch (java.net.URISyntaxException e) {
            return URI.create("");
        }
    }

    private void telemetry(String kind, MapNode exporter) {
        MapNode telemetry = root.extra().get("telemetry/opentelemetry") instanceof MapNode map
                ? map
                : MapNode.empty().with("exporters", MapNode.empty());
        MapNode exporters = telemetry.map("exporters");
        List<? extends Node> list = List.of(exporter);
        root.put(
                "telemetry/opentelemetry",
                telemetry.with(
                        "exporters", (exporters == null ? MapNode.empty() : exporters).with(kind, Json.list(list))));
    }
}
