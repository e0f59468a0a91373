package dev.gw.krakend.imports;

import dev.gw.diagnostic.Code;
import dev.gw.document.ListNode;
import dev.gw.document.MapNode;
import dev.gw.document.Node;
import dev.gw.document.Scalar;
import dev.gw.krakend.Fields;
import dev.gw.krakend.Json;
import dev.gw.krakend.Ledger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@code auth/validator}: policies jwks, scopes and claims-to-headers, each for all routes that say the same. */
final class TokenImport {
    private static final String CLAIMS = "claims-to-headers";

    private final Ledger ledger;
    private final Names names;
    /** Policies without their routes, and the routes that they hold for. */
    private final Map<String, Shared> policies = new LinkedHashMap<>();

    private final List<Imported.Issuer> issuers = new ArrayList<>();

    /** A policy, and where it holds. */
    private record Shared(MapNode policy, List<String> routes) {}

    TokenImport(Ledger ledger, Names names) {
        this.ledger = ledger;
        this.names = names;
    }

    List<Imported.Issuer> issuers() {
        return issuers;
    }

    /** All policies, with their routes. */
    List<Node> policies() {
        List<Node> all = new ArrayList<>();
        policies.values().forEach(shared -> all.add(shared.policy.with("routes", Json.texts(shared.routes))));
        return all;
    }

    /** A policy that holds for a route too. */
    void add(MapNode policy, String route) {
        shared(policy).routes.add(route);
    }

    private Shared shared(MapNode policy) {
        return policies.computeIfAbsent(
                dev.gw.emit.JsonWriter.compact(policy), key -> new Shared(named(policy), new ArrayList<>()));
    }

    /** Policies are told apart by their names. */
    private MapNode named(MapNode policy) {
        String type = String.valueOf(policy.string("policy"));
        MapNode named = MapNode.empty().with("policy", Json.text(type));
        String issuer = policy.string("issuer");
        String name = names.of(issuer == null ? type : issuer.replaceFirst("^https?://", ""));
        named = named.with("name", Json.text(name));
        for (MapNode.Entry entry : policy.entries()) {
            if (!entry.name().equals("policy") && !entry.name().equals("@file")) {
                named = named.with(entry.name(), entry.value());
            }
        }
        if (issuer != null) {
            String uri = policy.string("jwks_uri");
            String file = policy.string("@file");
            issuers.add(new Imported.Issuer(name, issuer, uri == null ? "" : uri, file == null ? "" : file));
        }
        return named;
    }

    void apply(MapNode validator, String subject, String route) {
        Fields fields = new Fields(ledger, subject + ", auth/validator", validator);
        jwks(validator, fields, route);
        scopes(validator, fields, route);
        claims(validator, fields, route);
        fields.changed("alg", "the algorithm of each key");
        for (String key : List.of("cache", "cache_duration", "failed_jwk_key_cooldown", "leeway", "operation_debug")) {
            fields.dropped(key, "the issuer's keys stand in a lock file that gw keys pull writes");
        }
        for (String key : List.of("disable_jwk_security", "jwk_local_ca", "jwk_fingerprints", "cipher_suites")) {
            fields.dropped(key, "gw keys pull fetches the keys, not the gateway");
        }
        fields.mapped("key_identify_strategy", "kid");
        EndpointImport.comments(validator, fields);
        fields.refuseTheRest(Code.GW1711, "Kong has nothing like it");
    }

    private void jwks(MapNode validator, Fields fields, String route) {
        MapNode policy = MapNode.empty().with("policy", Json.text("jwks"));
        String issuer = validator.string("issuer");
        if (issuer == null) {
            ledger.refused(
                    Code.GW1711,
                    fields.subject(),
                    "issuer",
                    validator.span(),
                    "tokens of any issuer would be let in, and gw has to know whose keys are asked for",
                    "say issuer");
            return;
        }
        policy = policy.with("issuer", Json.text(issuer));
        String url = validator.string("jwk_url");
        if (url != null) {
            policy = policy.with("jwks_uri", Json.text(url));
        }
        String file = validator.string("jwk_local_path");
        if (file != null) {
            policy = policy.with("@file", Json.text(file));
        }
        List<Node> audience = validator.list("audience");
        if (audience.size() > 1) {
            fields.refused(Code.GW1711, "audience", "KrakenD wants all of them in a token, and Kong one", "");
        } else if (audience.size() == 1) {
            policy = policy.with("audience", Json.list(audience));
        }
        policy = policy.with(
                        "header_names",
                        Json.texts(List.of(EndpointImport.text(validator, "auth_header_name", "Authorization"))))
                .with("uri_param_names", Json.texts(List.of()))
                .with("cookie_names", Json.texts(List.of(EndpointImport.text(validator, "cookie_key", "access_token"))))
                .with("run_on_preflight", Json.flag(false));
        add(policy, route);
        fields.mapped("issuer", "policy jwks");
        fields.mapped("audience", "policy jwks");
        fields.changed("jwk_url", "policy jwks: the keys stand in a lock file; tokens without exp are refused");
        fields.changed("jwk_local_path", "policy jwks: the keys stand in a lock file; tokens without exp are refused");
        fields.mapped("auth_header_name", "header_names");
        fields.mapped("cookie_key", "cookie_names");
    }

    private void scopes(MapNode validator, Fields fields, String route) {
        if (!validator.list("scopes").isEmpty()) {
            String key = validator.string("scopes_key");
            if (key == null) {
                fields.refused(
                        Code.GW1711,
                        "scopes",
                        "without scopes_key KrakenD does not look at them, and Kong would",
                        "say scopes_key, or remove scopes");
                return;
            }
            boolean all = "all".equals(validator.string("scopes_matcher"));
            add(scopes(all ? "all" : "any", validator.list("scopes"), key), route);
            fields.mapped("scopes", "policy scopes");
        }
        if (!validator.list("roles").isEmpty()) {
            add(scopes("any", validator.list("roles"), EndpointImport.text(validator, "roles_key", "roles")), route);
            fields.mapped("roles", "policy scopes, any");
        }
        for (String key :
                List.of("scopes", "scopes_key", "scopes_matcher", "roles", "roles_key", "roles_key_is_nested")) {
            fields.mapped(key, "policy scopes");
        }
    }

    private static MapNode scopes(String matcher, List<Node> words, String claim) {
        MapNode policy = MapNode.empty().with("policy", Json.text("scopes")).with(matcher, Json.list(words));
        return claim.equals("scope") ? policy : policy.with("claims", Json.texts(List.of(claim)));
    }

    private void claims(MapNode validator, Fields fields, String route) {
        MapNode headers = MapNode.empty();
        for (Node pair : validator.list("propagate_claims")) {
            boolean good = pair instanceof ListNode list
                    && list.size() == 2
                    && list.get(0) instanceof Scalar
                    && list.get(1) instanceof Scalar;
            if (good) {
                ListNode list = (ListNode) pair;
                headers = headers.with(((Scalar) list.get(1)).text(), list.get(0));
            }
        }
        if (!headers.isEmpty()) {
            add(MapNode.empty().with("policy", Json.text(CLAIMS)).with("headers", headers), route);
        }
        fields.changed("propagate_claims", "policy claims-to-headers: a claim that is not there leaves no header");
        fields.changed("propagate_claims_preserve_array", "lists are joined with commas");
    }
}
