package dev.gw.krakend.imports;

import dev.gw.diagnostic.Code;
import dev.gw.document.ListNode;
import dev.gw.document.MapNode;
import dev.gw.document.Node;
import dev.gw.document.Scalar;
import dev.gw.krakend.Fields;
import dev.gw.krakend.Json;
import dev.gw.krakend.Ledger;
import java.util.Optional;

/** {@code qos/ratelimit/router}: a bucket becomes windows of rate-limiting. Stateless. */
final class LimitImport {
    private LimitImport() {}

    static void apply(MapNode limit, EndpointImport into, Ledger ledger) {
        Fields fields = new Fields(ledger, into.subject() + ", qos/ratelimit/router", limit);
        boolean client = positive(limit, "client_max_rate");
        boolean shared = positive(limit, "max_rate");
        if (client && shared) {
            fields.refused(
                    Code.GW1712, "max_rate", "Kong has one limit for each route, and here are two", "choose one");
        }
        Optional<MapNode> who = client ? caller(limit, into, fields) : Optional.of(by("service"));
        String rate = client ? "client_max_rate" : "max_rate";
        String capacity = client ? "client_capacity" : "capacity";
        long every = Windows.milliseconds(EndpointImport.text(limit, "every", "1s"), 1_000);
        Optional<Windows.Limit> window = Windows.of(number(limit, rate), every);
        if (window.isEmpty() && (client || shared)) {
            fields.refused(Code.GW1712, rate, "Kong counts whole requests in a second, minute, hour or day", "");
        }
        if (window.isPresent() && who.isPresent()) {
            into.plugin("rate-limiting", config(who.get(), window.get(), (long) number(limit, capacity)));
        }
        fields.changed(rate, "rate-limiting: fixed windows, in which twice as much may pass around their ends");
        fields.changed(capacity, "the limit of a second, where it is smaller than the rate");
        fields.mapped("every", "the window");
        fields.mapped("strategy", "limit_by");
        fields.mapped("key", "header_name");
        for (String key : new String[] {"num_shards", "cleanup_period", "cleanup_threads"}) {
            fields.dropped(key, "Kong keeps its counters in its own way");
        }
        EndpointImport.comments(limit, fields);
        fields.refuseTheRest(Code.GW1712, "Kong has nothing like it");
    }

    private static boolean positive(MapNode map, String key) {
        return number(map, key) > 0;
    }

    private static double number(MapNode map, String key) {
        return map.get(key) instanceof Scalar scalar && scalar.isNumber() ? scalar.number() : 0;
    }

    private static MapNode by(String what) {
        return MapNode.empty().with("limit_by", Json.text(what));
    }

    /** How callers are told apart; empty where Kong can't, which is refused. */
    private static Optional<MapNode> caller(MapNode limit, EndpointImport into, Fields fields) {
        String strategy = EndpointImport.text(limit, "strategy", "");
        String key = EndpointImport.text(limit, "key", "");
        if (strategy.equals("ip")) {
            return Optional.of(by("ip"));
        }
        if (strategy.equals("header") && !key.isEmpty() && !isClaim(into, key)) {
            return Optional.of(by("header").with("header_name", Json.text(key)));
        }
        String why = strategy.equals("header")
                ? "on Kong the header would hold what the client sent, as claims are written behind the limits"
                : "Kong counts by address or header";
        fields.refused(
                Code.GW1712,
                fields.has("strategy") ? "strategy" : "client_max_rate",
                why,
                strategy.equals("header") ? "count with the plugin caller-limits of examples/marketplace" : "");
        return Optional.empty();
    }

    private static boolean isClaim(EndpointImport into, String header) {
        MapNode validator = into.extra().map("auth/validator");
        if (validator == null) {
            return false;
        }
        for (Node pair : validator.list("propagate_claims")) {
            boolean same = pair instanceof ListNode list
                    && list.size() == 2
                    && list.get(1) instanceof Scalar name
                    && name.text().equalsIgnoreCase(header);
            if (same) {
                return true;
            }
        }
        return false;
    }

    private static MapNode config(MapNode who, Windows.Limit window, long capacity) {
        MapNode config = MapNode.empty();
        if (capacity > 0 && capacity < window.limit() && !window.window().equals("second")) {
            config = config.with("second", Json.number(capacity));
        }
        config = config.with(window.window(), Json.number(window.limit())).with("policy", Json.text("local"));
        for (MapNode.Entry entry : who.entries()) {
            config = config.with(entry.name(), entry.value());
        }
        return config;
    }
}
