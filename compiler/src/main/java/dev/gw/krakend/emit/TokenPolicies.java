package dev.gw.krakend.emit;

import dev.gw.diagnostic.Code;
import dev.gw.document.MapNode;
import dev.gw.document.Node;
import dev.gw.document.Scalar;
import dev.gw.krakend.Json;
import dev.gw.krakend.Ledger;
import dev.gw.model.Entity;
import dev.gw.policy.Policy;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Policies about a token's claims, put into the validators of a route's endpoints. */
final class TokenPolicies {
    private final Work work;
    private final Entity route;
    private final Entity service;
    private final List<Endpoint> endpoints;

    TokenPolicies(Work work, Entity route, Entity service, List<Endpoint> endpoints) {
        this.work = work;
        this.route = route;
        this.service = service;
        this.endpoints = endpoints;
    }

    void apply() {
        boolean validated = !endpoints.isEmpty() && endpoints.get(0).has(Tokens.VALIDATOR);
        List<Policy> scopes = holding("scopes");
        List<Policy> claims = holding("token-claims");
        List<Policy> asking = new ArrayList<>(scopes);
        asking.addAll(claims);
        if (!validated) {
            withoutToken(asking);
            holding("claims-to-headers").forEach(this::unread);
            return;
        }
        scopes(scopes);
        claims.forEach(this::claims);
        holding("claims-to-headers").forEach(this::headers);
    }

    private List<Policy> holding(String type) {
        return work.intent().holding(type, route, service);
    }

    private Ledger ledger() {
        return work.ledger();
    }

    private static String subject(Policy policy) {
        return "policy " + policy.name();
    }

    /** Without a token there are no claims; what asks for some would let everybody in. */
    private void withoutToken(List<Policy> asking) {
        for (Policy policy : asking) {
            ledger().refused(
                            Code.GW1711,
                            subject(policy),
                            "",
                            policy.origin(),
                            "no token is checked on " + Origin.subject(route) + ", so nobody could be refused by it",
                            "put a policy jwks there too");
        }
    }

    /** Copies that clients send never pass, since only listed headers do. */
    private void unread(Policy policy) {
        ledger().mapped(
                        subject(policy),
                        "headers",
                        policy.require("headers").span(),
                        "without a token none of them reaches the service");
    }

    private void scopes(List<Policy> policies) {
        if (policies.isEmpty()) {
            return;
        }
        Set<String> all = new LinkedHashSet<>();
        Set<String> any = new LinkedHashSet<>();
        Set<String> keys = new LinkedHashSet<>();
        for (Policy policy : policies) {
            all.addAll(policy.texts("all"));
            List<String> some = policy.texts("any");
            if (!some.isEmpty() && !any.isEmpty()) {
                refuse(policy, "any", "KrakenD takes one choice of scopes for each endpoint");
            }
            any.addAll(some);
            List<String> claims = policy.texts("claims");
            keys.addAll(claims.isEmpty() ? List.of("scope") : claims);
            rows(policy);
        }
        Policy last = policies.get(policies.size() - 1);
        if (keys.size() > 1) {
            refuse(last, "claims", "KrakenD looks for scopes in one claim, and here are " + String.join(", ", keys));
        } else if (!all.isEmpty() && !any.isEmpty()) {
            refuse(last, "any", "KrakenD wants all scopes or any of them, not some of each");
        } else {
            put(all.isEmpty() ? any : all, keys.iterator().next(), all.isEmpty() ? "any" : "all");
        }
    }

    private void put(Set<String> scopes, String key, String matcher) {
        for (Endpoint endpoint : endpoints) {
            endpoint.put(
                    Tokens.VALIDATOR,
                    endpoint.config(Tokens.VALIDATOR)
                            .with("scopes", Json.texts(scopes))
                            .with("scopes_key", Json.text(key))
                            .with("scopes_matcher", Json.text(matcher)));
        }
    }

    private void rows(Policy policy) {
        for (String field : List.of("all", "any")) {
            if (policy.get(field) != null) {
                String becomes = "scopes, with scopes_matcher " + field;
                ledger().mapped(subject(policy), field, policy.require(field).span(), becomes);
            }
        }
        if (policy.get("claims") != null) {
            String becomes = "scopes_key; a claim that is a map holds no scopes for KrakenD";
            ledger().changed(subject(policy), "claims", policy.require("claims").span(), becomes);
        }
        if (policy.get("status") != null) {
            Node status = policy.require("status");
            if (policy.whole("status", 403) == 403) {
                ledger().mapped(subject(policy), "status", status.span(), "403, without a body");
            } else {
                ledger().changed(subject(policy), "status", status.span(), "KrakenD answers 403, without a body");
            }
        }
    }

    private void refuse(Policy policy, String field, String why) {
        Node value = policy.get(field);
        ledger().refused(
                        Code.GW1711,
                        subject(policy),
                        field,
                        value == null ? policy.origin() : value.span(),
                        why,
                        "say it with one policy scopes");
    }

    private void claims(Policy policy) {
        for (MapNode.Entry entry : ((MapNode) policy.require("accept")).entries()) {
            List<String> accepted = new ArrayList<>();
            ((dev.gw.document.ListNode) entry.value()).items().forEach(item -> accepted.add(((Scalar) item).text()));
            String condition = Cel.isOneOf(entry.name(), accepted);
            endpoints.forEach(endpoint -> endpoint.condition(condition));
            ledger().changed(
                            subject(policy),
                            "accept " + entry.name(),
                            entry.value().span(),
                            "validation/cel; several values in one text are no match");
        }
    }

    private void headers(Policy policy) {
        List<Node> pairs = new ArrayList<>();
        List<String> names = new ArrayList<>();
        for (MapNode.Entry entry : policy.entries("headers")) {
            pairs.add(Json.texts(List.of(((Scalar) entry.value()).text(), entry.name())));
            names.add(entry.name());
        }
        for (Endpoint endpoint : endpoints) {
            MapNode validator = endpoint.config(Tokens.VALIDATOR);
            List<Node> all = new ArrayList<>(validator.list("propagate_claims"));
            pairs.stream().filter(pair -> all.stream().noneMatch(pair::sameAs)).forEach(all::add);
            endpoint.put(Tokens.VALIDATOR, validator.with("propagate_claims", Json.list(all)));
            endpoint.passHeaders(names);
        }
        ledger().changed(
                        subject(policy),
                        "headers",
                        policy.require("headers").span(),
                        "propagate_claims and input_headers; a claim that is not there becomes an empty header");
        written(policy);
    }

    private void written(Policy policy) {
        if (policy.get("lists") != null) {
            boolean joined = policy.text("lists", "joined").equals("joined");
            String becomes = joined ? "joined with commas" : "KrakenD joins lists with commas, and writes no JSON";
            if (joined) {
                ledger().mapped(
                                subject(policy),
                                "lists",
                                policy.require("lists").span(),
                                becomes);
            } else {
                ledger().changed(
                                subject(policy),
                                "lists",
                                policy.require("lists").span(),
                                becomes);
            }
        }
        if (policy.get("separator") != null) {
            Node separator = policy.require("separator");
            ledger().changed(subject(policy), "separator", separator.span(), "KrakenD joins lists with commas");
        }
    }
}
