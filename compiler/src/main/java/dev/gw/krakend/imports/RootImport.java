package dev.gw.krakend.imports;

import dev.gw.diagnostic.Code;
import dev.gw.document.MapNode;
import dev.gw.document.Node;
import dev.gw.document.Scalar;
import dev.gw.krakend.Facts;
import dev.gw.krakend.Fields;
import dev.gw.krakend.Json;
import dev.gw.krakend.Ledger;
import java.util.ArrayList;
import java.util.List;

/** What a krakend.json says of the whole gateway: global plugins, and Kong's own settings. */
final class RootImport {
    private static final String SETTINGS = "a setting of Kong itself, not of its configuration";

    private final MapNode document;
    private final Ledger ledger;
    private final List<Node> plugins = new ArrayList<>();

    RootImport(MapNode document, Ledger ledger) {
        this.document = document;
        this.ledger = ledger;
    }

    List<Node> plugins() {
        Fields fields = new Fields(ledger, "the gateway", document);
        fields.skip("version", "$schema", "endpoints", "extra_config");
        fields.mapped("name", "name in gw.yml");
        fields.mapped("host", "the service of endpoints without a host");
        fields.changed("timeout", "read_timeout of the services");
        fields.mapped("output_encoding", "Kong passes answers on as they are");
        fields.refused(Code.GW1730, "async_agent", "Kong asks nothing of its own accord", "");
        fields.refused(Code.GW1730, "client_tls", "Kong has certificates for each service", "");
        fields.dropped("tls", SETTINGS + ": certificates stand in certificates and snis");
        Facts facts = Facts.get();
        MapNode known = facts.shape("root").map("fields");
        for (MapNode.Entry entry : document.entries()) {
            if (known != null && known.has(entry.name())) {
                fields.dropped(entry.name(), SETTINGS);
            }
        }
        EndpointImport.comments(document, fields);
        fields.refuseTheRest(Code.GW1730, "KrakenD does not know it either");
        MapNode extra = document.map("extra_config");
        if (extra != null) {
            extra(extra);
        }
        return plugins;
    }

    private void extra(MapNode extra) {
        Fields fields = new Fields(ledger, "the gateway", extra);
        MapNode cors = extra.map("security/cors");
        if (cors != null) {
            cors(cors);
            fields.skip("security/cors");
        }
        MapNode bots = extra.map("security/bot-detector");
        if (bots != null) {
            bots(bots, fields);
        }
        MapNode telemetry = extra.map("telemetry/opentelemetry");
        MapNode exporters = telemetry == null ? null : telemetry.map("exporters");
        if (exporters != null && exporters.has("prometheus")) {
            plugin("prometheus", MapNode.empty());
            fields.changed("telemetry/opentelemetry", "prometheus, with Kong's own names");
        }
        fields.dropped("router", SETTINGS);
        fields.mapped("auth/validator", "keys stand in lock files");
        for (MapNode.Entry entry : extra.entries()) {
            if (entry.name().startsWith("telemetry/")) {
                fields.dropped(entry.name(), "Kong's own logs and metrics stand in its place");
            }
        }
        EndpointImport.comments(extra, fields);
        fields.refuseTheRest(Code.GW1730, "Kong has nothing like it, and it may be what keeps callers out");
    }

    private void plugin(String name, MapNode config) {
        MapNode plugin = MapNode.empty().with("name", Json.text(name));
        plugins.add(config.isEmpty() ? plugin : plugin.with("config", config));
    }

    private void bots(MapNode bots, Fields fields) {
        if (bots.size() == 1 && bots.has("patterns")) {
            plugin("bot-detection", MapNode.empty().with("deny", Json.list(bots.list("patterns"))));
            fields.changed("security/bot-detector", "bot-detection, with Kong's own list of bots too");
        }
    }

    private void cors(MapNode cors) {
        Fields fields = new Fields(ledger, "the gateway, security/cors", cors);
        MapNode config = MapNode.empty();
        boolean patterns = cors.list("allow_origins").stream()
                .anyMatch(origin -> origin instanceof Scalar scalar
                        && scalar.text().contains("*")
                        && !scalar.text().equals("*"));
        if (patterns) {
            fields.refused(
                    Code.GW1730, "allow_origins", "Kong takes regular expressions where KrakenD takes stars", "");
        }
        config = with(config, "origins", cors.get("allow_origins"));
        config = with(config, "methods", cors.get("allow_methods"));
        boolean any = cors.list("allow_headers").stream()
                .anyMatch(h -> h instanceof Scalar s && s.text().equals("*"));
        config = any ? config : with(config, "headers", cors.get("allow_headers"));
        config = cors.list("expose_headers").isEmpty()
                ? config
                : with(config, "exposed_headers", cors.get("expose_headers"));
        config = with(config, "credentials", cors.get("allow_credentials"));
        if (cors.get("max_age") instanceof Scalar age) {
            config = config.with("max_age", Json.number(Windows.milliseconds(age.text(), 0) / 1_000));
        }
        plugin("cors", config);
        for (String key : List.of(
                "allow_origins", "allow_methods", "allow_headers", "expose_headers", "allow_credentials", "max_age")) {
            fields.mapped(key, "cors");
        }
        for (String key : List.of("debug", "options_success_status", "options_passthrough", "allow_private_network")) {
            fields.dropped(key, "Kong answers preflights in its own way");
        }
        EndpointImport.comments(cors, fields);
        fields.refuseTheRest(Code.GW1730, "Kong has nothing like it");
    }

    private static MapNode with(MapNode map, String key, @org.jspecify.annotations.Nullable Node value) {
        return value == null ? map : map.with(key, value);
    }
}
