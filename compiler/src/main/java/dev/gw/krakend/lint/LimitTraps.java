package dev.gw.krakend.lint;

import dev.gw.diagnostic.Code;
import dev.gw.diagnostic.Diagnostic;
import dev.gw.diagnostic.Diagnostics;
import dev.gw.document.MapNode;
import dev.gw.document.Scalar;
import dev.gw.source.Span;
import java.util.List;

/** Limits that limit nothing, or much more than it looks. */
final class LimitTraps implements Trap {
    private static final String ROUTER = "qos/ratelimit/router";
    private static final int MANY = 50;

    @Override
    public void check(Config config, Diagnostics out) {
        int limited = 0;
        for (EndpointView endpoint : config.endpoints()) {
            MapNode limit = endpoint.extra(ROUTER);
            if (limit != null) {
                limited += limit.has("client_max_rate") && !limit.has("num_shards") ? 1 : 0;
                limit(config, endpoint, limit, out);
            }
        }
        if (limited > MANY) {
            out.add(Diagnostic.of(
                            Code.GW1728,
                            config.root().span(),
                            limited + " limits take half a megabyte each, as each has 2048 shards")
                    .help("set num_shards to 16 in each"));
        }
    }

    private static void limit(Config config, EndpointView endpoint, MapNode limit, Diagnostics out) {
        Span at = endpoint.keyOf(ROUTER);
        boolean perClient = positive(limit, "client_max_rate");
        if (!perClient && !positive(limit, "max_rate")) {
            out.add(Diagnostic.of(
                    Code.GW1723, at, "no limit holds on " + endpoint.name() + ": both rates are 0 or absent"));
            return;
        }
        if (perClient) {
            client(config, endpoint, limit, out);
        }
        if (positive(limit, "max_rate") && !limit.has("capacity")) {
            out.add(Diagnostic.of(
                            Code.GW1728, at, "how many requests may come at once is left to KrakenD, without capacity")
                    .help("set capacity"));
        }
    }

    private static void client(Config config, EndpointView endpoint, MapNode limit, Diagnostics out) {
        String strategy = limit.string("strategy");
        Span at = limit.get("client_max_rate") instanceof Scalar rate ? rate.span() : endpoint.keyOf(ROUTER);
        if (strategy == null || !List.of("ip", "header", "param").contains(strategy)) {
            out.add(Diagnostic.of(
                            Code.GW1723,
                            at,
                            "client_max_rate limits nobody on " + endpoint.name() + " without strategy")
                    .help("say how callers are told apart: \"strategy\": \"ip\", or \"header\" with \"key\""));
        } else if (!strategy.equals("ip") && !limit.has("key")) {
            out.add(Diagnostic.of(Code.GW1723, at, "the strategy " + strategy + " counts nothing without key")
                    .help("say which: \"key\": \"X-Client-Id\""));
        } else if (strategy.equals("ip")) {
            address(config, limit, out);
        } else if (strategy.equals("param")
                && limit.get("key") instanceof Scalar key
                && !endpoint.path().contains("{" + key.text() + "}")) {
            out.add(Diagnostic.of(
                    Code.GW1723, key.span(), "the endpoint " + endpoint.path() + " has no parameter " + key.shown()));
        }
        if (!limit.has("client_capacity")) {
            String message = positive(limit, "max_rate")
                    ? "how many requests a client may send at once is left to KrakenD, without client_capacity"
                    : "without client_capacity a client may send one request at a time, whatever client_max_rate says";
            out.add(Diagnostic.of(Code.GW1728, at, message).help("set client_capacity"));
        }
    }

    /** By default KrakenD believes anybody's X-Forwarded-For. */
    private static void address(Config config, MapNode limit, Diagnostics out) {
        MapNode router = config.service("router");
        boolean known = router != null && !router.list("trusted_proxies").isEmpty();
        boolean plain = router != null
                && router.get("forwarded_by_client_ip") instanceof Scalar flag
                && Boolean.FALSE.equals(flag.value());
        if (!known && !plain && limit.get("strategy") instanceof Scalar strategy) {
            out.add(Diagnostic.of(
                            Code.GW1728,
                            strategy.span(),
                            "a client escapes the limit with another X-Forwarded-For each time, as all proxies are trusted")
                    .help("name yours in extra_config.router.trusted_proxies, or set forwarded_by_client_ip to false"));
        }
    }

    private static boolean positive(MapNode map, String key) {
        return map.get(key) instanceof Scalar scalar && scalar.number() > 0;
    }
}
