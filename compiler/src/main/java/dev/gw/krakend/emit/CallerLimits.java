package dev.gw.krakend.emit;

import dev.gw.diagnostic.Code;
import dev.gw.document.MapNode;
import dev.gw.document.Node;
import dev.gw.document.Scalar;
import dev.gw.krakend.Json;
import dev.gw.policy.LuaCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * {@code caller-limits}: a token bucket for each caller, a machine by its client and all others by their user. Who calls is
 * worked out in Lua between the token and the limit, and written into a header that the limit counts by.
 */
final class CallerLimits implements PluginRule {
    /** Headers between the parts of KrakenD; none of them is passed on. */
    private static final String CLIENT = "X-Gw-Client";

    private static final String SUBJECT = "X-Gw-Subject";

    @Override
    public void apply(Site site) {
        boolean tokens = !site.endpoints().isEmpty()
                && site.endpoints().stream().allMatch(endpoint -> endpoint.has(Tokens.VALIDATOR));
        if (!tokens) {
            site.refuse(
                    Code.GW1712,
                    "no token is checked on " + Origin.subject(site.route()) + ", so it is not known who calls",
                    "put a policy jwks there too");
            return;
        }
        String header = site.text("header").isEmpty() ? "X-Caller" : site.text("header");
        Tier usual = new Tier("default", (long) site.number("minute"), (long) site.number("burst"), List.of());
        List<Tier> tiers = tiers(site);
        site.endpoints().forEach(endpoint -> caller(endpoint, header));
        if (tiers.isEmpty()) {
            site.endpoints().forEach(endpoint -> endpoint.put("qos/ratelimit/router", usual.limiter(header)));
        } else if (site.work().settings().enterprise()) {
            MapNode tiered = tiered(header, usual, tiers);
            site.endpoints().forEach(endpoint -> endpoint.put("qos/ratelimit/tiered", tiered));
        } else if (site.work().settings().tiersLoop()) {
            List<Tier> all = new ArrayList<>(tiers);
            all.add(usual);
            site.endpoints().forEach(endpoint -> endpoint.tiers(all, header));
        }
        rows(site, tiers.isEmpty());
    }

    private static List<Tier> tiers(Site site) {
        List<Tier> tiers = new ArrayList<>();
        for (Node item : site.config().list("tiers")) {
            if (item instanceof MapNode map) {
                List<String> callers = new ArrayList<>();
                map.list("callers").forEach(caller -> callers.add(((Scalar) caller).text()));
                tiers.add(new Tier(
                        String.valueOf(map.string("name")), whole(map, "minute"), whole(map, "burst"), callers));
            }
        }
        return tiers;
    }

    private static long whole(MapNode map, String key) {
        return map.get(key) instanceof Scalar scalar && scalar.isNumber() ? (long) scalar.number() : 1;
    }

    /** Claims to headers of KrakenD's own, and from them the header that says who calls. */
    private static void caller(Endpoint endpoint, String header) {
        MapNode validator = endpoint.config(Tokens.VALIDATOR);
        List<Node> claims = new ArrayList<>(validator.list("propagate_claims"));
        claims.add(Json.texts(List.of("client_id", CLIENT)));
        claims.add(Json.texts(List.of("sub", SUBJECT)));
        endpoint.put(Tokens.VALIDATOR, validator.with("propagate_claims", Json.list(claims)));
        endpoint.passHeaders(List.of(header));
        endpoint.lua("local r = ctx.load()\n"
                + "local client, user = r:headers(\"" + CLIENT + "\"), r:headers(\"" + SUBJECT + "\")\n"
                + "local machine = client ~= \"\" and (user == \"\" or user == client)\n"
                + "local caller = machine and client or user\n"
                + "r:headers(" + LuaCode.quoted(header) + ", (machine and \"c:\" or \"s:\") .. caller)");
    }

    /** Each caller of a tier by name; the enterprise edition looks for the first that fits. */
    private static MapNode tiered(String header, Tier usual, List<Tier> tiers) {
        List<Node> all = new ArrayList<>();
        for (Tier tier : tiers) {
            for (String caller : tier.callers()) {
                for (String kind : List.of("c:", "s:")) {
                    all.add(MapNode.empty()
                            .with("tier_value", Json.text(kind + caller))
                            .with("tier_value_as", Json.text("literal"))
                            .with("ratelimit", tier.limiter(header)));
                }
            }
        }
        all.add(MapNode.empty().with("tier_value_as", Json.text("*")).with("ratelimit", usual.limiter(header)));
        return Json.map(Map.of("tier_key", Json.text(header))).with("tiers", Json.list(all));
    }

    private static void rows(Site site, boolean plain) {
        String bucket = "a bucket for each caller and endpoint; after a pause up to twice the burst may pass";
        site.fields().changed("minute", "client_max_rate: " + bucket);
        site.fields().changed("burst", "client_capacity: " + bucket);
        site.fields().mapped("header", "key, set by modifier/lua-endpoint");
        site.fields().dropped("metered_callers", "KrakenD counts nothing by caller");
        if (plain) {
            site.fields().skip("tiers");
        } else if (site.work().settings().enterprise()) {
            site.fields().mapped("tiers", "qos/ratelimit/tiered");
        } else if (site.work().settings().tiersLoop()) {
            site.fields().changed("tiers", "a second way through the gateway for each tier, at twice the cost");
        } else {
            site.fields()
                    .refused(
                            Code.GW1712,
                            "tiers",
                            "KrakenD CE has one limit for all callers of an endpoint",
                            "build for --edition ee, or with --krakend-tiers=loop, which asks KrakenD twice");
        }
        site.fields().refuseTheRest(Code.GW1712, "KrakenD has nothing like it");
        RateLimit.apart(site);
    }
}
