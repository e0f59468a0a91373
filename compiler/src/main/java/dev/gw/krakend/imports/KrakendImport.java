package dev.gw.krakend.imports;

import dev.gw.diagnostic.Code;
import dev.gw.document.MapNode;
import dev.gw.document.Node;
import dev.gw.document.Scalar;
import dev.gw.emit.JsonWriter;
import dev.gw.krakend.Fields;
import dev.gw.krakend.Json;
import dev.gw.krakend.Ledger;
import dev.gw.krakend.emit.Forwarded;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Makes a Kong document, with policies, of a krakend.json. Each field that somebody wrote ends as mapped, mapped with changed
 * meaning, dropped or refused; what keeps callers out or limits them is never dropped. Belongs to one import.
 */
public final class KrakendImport {
    private final MapNode document;
    private final Ledger ledger = new Ledger();
    private final Names routeNames = new Names();
    private final TokenImport tokens = new TokenImport(ledger, new Names());
    private final ServiceImport services = new ServiceImport();
    private final Set<String> preflighted = new HashSet<>();

    private KrakendImport(MapNode document) {
        this.document = document;
    }

    /** Imports a krakend.json that was read. */
    public static Imported read(MapNode document) {
        KrakendImport run = new KrakendImport(document);
        MapNode made = run.document();
        return new Imported(
                run.ledger.isRefused() ? Optional.empty() : Optional.of(made),
                run.tokens.issuers(),
                run.ledger.rows(),
                run.ledger.diagnostics());
    }

    private MapNode document() {
        List<Node> plugins = new RootImport(document, ledger).plugins();
        for (Node item : document.list("endpoints")) {
            if (item instanceof MapNode endpoint) {
                endpoint(endpoint);
            }
        }
        MapNode made = MapNode.empty().with("_format_version", Json.text("3.0"));
        made = with(made, "upstreams", services.upstreams());
        made = with(made, "services", services.all());
        made = with(made, "plugins", plugins);
        return with(made, "policies", tokens.policies());
    }

    private static MapNode with(MapNode map, String key, List<Node> items) {
        return items.isEmpty() ? map : map.with(key, Json.list(items));
    }

    private void endpoint(MapNode written) {
        EndpointImport endpoint = new EndpointImport(written, ledger);
        endpoint.own();
        String name = routeNames.of(endpoint.called());
        MapNode extra = endpoint.extra();
        Fields fields = new Fields(ledger, endpoint.subject(), extra);
        MapNode validator = extra.map("auth/validator");
        if (validator != null) {
            tokens.apply(validator, endpoint.subject(), name);
            fields.skip("auth/validator");
        }
        MapNode limit = extra.map("qos/ratelimit/router");
        if (limit != null) {
            LimitImport.apply(limit, endpoint, ledger);
            fields.skip("qos/ratelimit/router");
        }
        conditions(extra, fields);
        fields.dropped("telemetry/opentelemetry", "Kong's own metrics and spans stand in its place");
        EndpointImport.comments(extra, fields);
        fields.refuseTheRest(Code.GW1730, "Kong has nothing like it, and it may be what keeps callers out");
        endpoint.backend().ifPresent(backend -> {
            endpoint.backend(backend);
            services.add(
                    backend,
                    hosts(backend),
                    timeout(written),
                    endpoint.route(name, isFirst(endpoint)),
                    endpoint.subject(),
                    ledger);
        });
        hints(endpoint, name);
    }

    /** KrakenD answers preflight requests of every path; on Kong one route of the path has to take them. */
    private boolean isFirst(EndpointImport endpoint) {
        MapNode extra = document.map("extra_config");
        return extra != null && extra.has("security/cors") && preflighted.add(endpoint.path());
    }

    /** What gw itself adds: tokens without an end are refused, as Kong's jwt does. */
    private static void conditions(MapNode extra, Fields fields) {
        boolean ours = true;
        for (Node item : extra.list("validation/cel")) {
            ours &= item instanceof MapNode map && "has(JWT.exp)".equals(map.string("check_expr")) && map.size() == 1;
        }
        if (ours) {
            fields.mapped("validation/cel", "jwt: tokens without exp are refused");
        } else {
            fields.refused(
                    Code.GW1730, "validation/cel", "Kong runs no CEL, and callers would come in that must not", "");
        }
    }

    /** The headers and parameters that KrakenD needs named, for the way back. */
    private void hints(EndpointImport endpoint, String route) {
        List<String> usual = Forwarded.headers();
        List<String> headers = new ArrayList<>(endpoint.texts("input_headers"));
        headers.removeIf(header -> header.equals("*") || usual.stream().anyMatch(header::equalsIgnoreCase));
        headers.removeIf(header -> isPropagated(endpoint, header));
        List<String> query = new ArrayList<>(endpoint.texts("input_query_strings"));
        query.remove("*");
        MapNode hint = MapNode.empty().with("policy", Json.text("krakend"));
        hint = headers.isEmpty() ? hint : hint.with("headers", Json.texts(headers));
        hint = query.isEmpty() ? hint : hint.with("query", Json.texts(query));
        if (hint.size() > 1) {
            tokens.add(hint, route);
        }
    }

    private static boolean isPropagated(EndpointImport endpoint, String header) {
        MapNode validator = endpoint.extra().map("auth/validator");
        return validator != null
                && validator.list("propagate_claims").stream()
                        .anyMatch(pair -> JsonWriter.compact(pair).contains("\"" + header + "\""));
    }

    private List<String> hosts(MapNode backend) {
        List<Node> hosts = backend.list("host").isEmpty() ? document.list("host") : backend.list("host");
        List<String> texts = new ArrayList<>();
        for (Node host : hosts) {
            if (host instanceof Scalar scalar) {
                texts.add(scalar.text());
            }
        }
        return texts;
    }

    private long timeout(MapNode endpoint) {
        String usual = EndpointImport.text(document, "timeout", "2s");
        return Windows.milliseconds(EndpointImport.text(endpoint, "timeout", usual), 2_000);
    }
}
