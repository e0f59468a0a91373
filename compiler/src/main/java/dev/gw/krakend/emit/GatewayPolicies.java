package dev.gw.krakend.emit;

import dev.gw.document.MapNode;
import dev.gw.krakend.Json;
import dev.gw.krakend.Ledger;
import dev.gw.policy.Policy;
import java.util.List;

/** Policies about the gateway as a whole. */
final class GatewayPolicies {
    private final Intent intent;
    private final Ledger ledger;
    private final Root root;

    GatewayPolicies(Work work, Root root) {
        this.intent = work.intent();
        this.ledger = work.ledger();
        this.root = root;
    }

    void apply() {
        for (Policy policy : intent.all()) {
            switch (Intent.type(policy)) {
                case "health" -> health(policy);
                case "error-format" -> dropped(policy, "KrakenD's errors have no body");
                case "request-ids" -> dropped(policy, "KrakenD makes no ids; one that the client sent is passed on");
                case "krakend" -> hints(policy);
                default -> {}
            }
        }
        idle();
    }

    /** What no route was found for. */
    private void idle() {
        for (Policy policy : intent.all()) {
            if (!ledger.knows(subject(policy))) {
                dropped(policy, "it holds for no endpoint");
            }
        }
    }

    private static String subject(Policy policy) {
        return "policy " + policy.name();
    }

    private void dropped(Policy policy, String why) {
        ledger.dropped(subject(policy), "", policy.origin(), why);
    }

    private void health(Policy policy) {
        if (root.hasRouter("health_path")) {
            dropped(policy, "KrakenD has one path for its health, and another policy names it");
            return;
        }
        root.router("health_path", Json.text(policy.text("path", "/health")));
        String becomes = "router.health_path; its body is KrakenD's own";
        ledger.changed(subject(policy), "", policy.origin(), becomes);
    }

    private void hints(Policy policy) {
        List<String> proxies = policy.texts("trusted_proxies");
        if (!proxies.isEmpty()) {
            root.router("trusted_proxies", Json.texts(proxies));
        }
        for (MapNode.Entry entry : policy.fields().entries()) {
            String becomes = switch (entry.name()) {
                case "headers" -> "input_headers";
                case "query" -> "input_query_strings";
                case "endpoints" -> "endpoint";
                case "trusted_proxies" -> "router.trusted_proxies";
                default -> "";
            };
            if (!becomes.isEmpty()) {
                ledger.mapped(subject(policy), entry.name(), entry.value().span(), becomes);
            }
        }
    }
}
