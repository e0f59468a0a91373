package dev.gw.krakend.emit;

import dev.gw.document.MapNode;
import dev.gw.krakend.Ledger;
import dev.gw.model.Entity;
import dev.gw.policy.Policy;
import dev.gw.policy.type.Deprecation;
import dev.gw.policy.type.SecurityHeaders;
import java.util.List;
import java.util.Map;

/** Policies about headers of requests and answers. */
final class AnswerPolicies {
    private final Work work;
    private final Entity route;
    private final Entity service;
    private final List<Endpoint> endpoints;

    AnswerPolicies(Work work, Entity route, Entity service, List<Endpoint> endpoints) {
        this.work = work;
        this.route = route;
        this.service = service;
        this.endpoints = endpoints;
    }

    void apply() {
        holding("required-headers").forEach(this::required);
        for (Policy policy : holding("security-headers")) {
            set(policy, SecurityHeaders.headers(policy));
        }
        for (Policy policy : holding("deprecation")) {
            set(policy, Deprecation.headers(policy));
        }
    }

    private List<Policy> holding(String type) {
        return work.intent().holding(type, route, service);
    }

    private void required(Policy policy) {
        List<String> headers = policy.texts("headers");
        String code = Lua.requireHeaders(headers, policy.whole("status", 400));
        endpoints.forEach(endpoint -> {
            endpoint.lua(code);
            endpoint.passHeaders(headers);
        });
        all(policy, "modifier/lua-endpoint, which asks before the limits are counted");
    }

    private void set(Policy policy, Map<String, String> headers) {
        for (Endpoint endpoint : endpoints) {
            headers.forEach((name, value) -> endpoint.martian(Martian.set("response", name, value)));
        }
        all(policy, "modifier/martian, on the answers of services only, whatever they say");
    }

    private void all(Policy policy, String becomes) {
        Ledger ledger = work.ledger();
        String subject = "policy " + policy.name();
        boolean said = false;
        for (MapNode.Entry entry : policy.fields().entries()) {
            if (!List.of("policy", "name", "services", "routes").contains(entry.name())) {
                ledger.changed(subject, entry.name(), entry.value().span(), becomes);
                said = true;
            }
        }
        if (!said) {
            ledger.changed(subject, "", policy.origin(), becomes);
        }
    }
}
