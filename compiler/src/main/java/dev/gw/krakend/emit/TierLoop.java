package dev.gw.krakend.emit;

import dev.gw.document.MapNode;
import dev.gw.document.Node;
import dev.gw.krakend.Json;
import dev.gw.policy.LuaCode;
import java.util.ArrayList;
import java.util.List;

/**
 * Tiers on the community edition: an endpoint asks the gateway itself, for a path that names the caller's tier, and there
 * is one such endpoint with a limit of its own for each tier. Those check the token too, and answer only requests with a
 * word that the first adds: who finds it out gets another tier, not in without a token.
 */
final class TierLoop {
    private static final String WORD = "X-Gw-Loop";
    private static final String SELF = "http://127.0.0.1:8080";
    private static final String INNER = "/__gw/";

    private final Endpoint endpoint;
    private final List<Tier> tiers;
    private final String header;
    private final String word;

    /**
     * The endpoints for one.
     *
     * @param header the header that says who calls
     * @param word what the inner endpoints ask for
     */
    TierLoop(Endpoint endpoint, List<Tier> tiers, String header, String word) {
        this.endpoint = endpoint;
        this.tiers = tiers;
        this.header = header;
        this.word = word;
    }

    List<MapNode> nodes() {
        MapNode node = endpoint.node();
        List<MapNode> nodes = new ArrayList<>();
        nodes.add(outer(node));
        tiers.forEach(tier -> nodes.add(inner(node, tier)));
        return nodes;
    }

    private MapNode outer(MapNode node) {
        MapNode extra = extra(node);
        MapNode lua = MapNode.empty().with("pre", Json.text(pre(extra) + "\n" + choice()));
        MapNode backend = MapNode.empty()
                .with(
                        "url_pattern",
                        Json.text(INNER + "{JWT.gw_tier}" + endpoint.path().written()))
                .with("method", Json.text(endpoint.method()))
                .with("encoding", Json.text("no-op"))
                .with("host", Json.texts(List.of(SELF)));
        return node.with("input_headers", headers(node, "Authorization"))
                .with("extra_config", extra.with("modifier/lua-endpoint", lua))
                .with("backend", Json.list(List.of(backend)));
    }

    private static MapNode extra(MapNode node) {
        MapNode extra = node.map("extra_config");
        return extra == null ? MapNode.empty() : extra;
    }

    private static String pre(MapNode extra) {
        MapNode lua = extra.map("modifier/lua-endpoint");
        return lua == null ? "" : String.valueOf(lua.string("pre"));
    }

    private Node headers(MapNode node, String... more) {
        List<Node> headers = new ArrayList<>(node.list("input_headers"));
        for (String name : more) {
            headers.add(Json.text(name));
        }
        headers.add(Json.text(WORD));
        return Json.list(headers);
    }

    /** Which tier a caller is on. */
    private String choice() {
        StringBuilder out = new StringBuilder("local tiers = {");
        for (Tier tier : tiers) {
            for (String caller : tier.callers()) {
                out.append(" [").append(LuaCode.quoted(caller)).append("] = ").append(LuaCode.quoted(tier.name()));
                out.append(',');
            }
        }
        return out.append(" }\nr:params(\"JWT.gw_tier\", tiers[caller] or \"default\")\nr:headers(\"" + WORD + "\", ")
                .append(LuaCode.quoted(word))
                .append(')')
                .toString();
    }

    private MapNode inner(MapNode node, Tier tier) {
        MapNode extra = extra(node);
        List<Node> conditions = new ArrayList<>(extra.list("validation/cel"));
        String asked = "'" + WORD + "' in req_headers && req_headers['" + WORD + "'][0] == " + Cel.quoted(word);
        conditions.add(MapNode.empty().with("check_expr", Json.text(asked)));
        return node.with(
                        "endpoint",
                        Json.text(INNER + tier.name() + endpoint.path().written()))
                .with("input_headers", headers(node))
                .with(
                        "extra_config",
                        extra.with("qos/ratelimit/router", tier.limiter(header))
                                .with("validation/cel", Json.list(conditions)));
    }
}
