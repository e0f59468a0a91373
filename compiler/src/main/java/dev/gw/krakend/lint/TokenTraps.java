package dev.gw.krakend.lint;

import dev.gw.diagnostic.Code;
import dev.gw.diagnostic.Diagnostic;
import dev.gw.diagnostic.Diagnostics;
import dev.gw.diagnostic.Severity;
import dev.gw.document.MapNode;
import dev.gw.document.Node;
import dev.gw.document.Scalar;
import dev.gw.source.Span;
import java.util.List;
import java.util.Locale;

/** Tokens that are not checked, or not as it looks. */
final class TokenTraps implements Trap {
    private static final String VALIDATOR = "auth/validator";

    @Override
    public void check(Config config, Diagnostics out) {
        boolean some = config.endpoints().stream().anyMatch(endpoint -> endpoint.extra(VALIDATOR) != null);
        for (EndpointView endpoint : config.endpoints()) {
            MapNode validator = endpoint.extra(VALIDATOR);
            if (validator != null) {
                source(validator, endpoint.keyOf(VALIDATOR), out);
                scopes(validator, out);
                claims(endpoint, validator, out);
                doubts(endpoint, validator, out);
            } else if (some) {
                out.add(Diagnostic.of(
                                Code.GW1722,
                                endpoint.at("endpoint"),
                                "the endpoint " + endpoint.name() + " asks for no token, while others do")
                        .withSeverity(Severity.WARNING)
                        .help("give it auth/validator, if it is not meant to be open"));
            }
        }
        MapNode root = config.service(VALIDATOR);
        if (root != null && (root.has("alg") || root.has("jwk_url"))) {
            out.add(Diagnostic.of(
                            Code.GW1722,
                            root.span(),
                            "auth/validator at the top protects no endpoint: KrakenD reads only shared_cache_duration there")
                    .help("put it into the extra_config of each endpoint"));
        }
    }

    private static void source(MapNode validator, Span at, Diagnostics out) {
        if (!validator.has("alg")) {
            out.add(Diagnostic.of(Code.GW1724, at, "auth/validator says no alg: KrakenD does not start"));
        }
        String url = validator.string("jwk_url");
        if (url == null && !validator.has("jwk_local_path")) {
            out.add(Diagnostic.of(Code.GW1724, at, "auth/validator says neither jwk_url nor jwk_local_path"));
        }
        boolean insecure = validator.get("disable_jwk_security") instanceof Scalar flag && flag.isTrue();
        if (url != null && url.toLowerCase(Locale.ROOT).startsWith("http://") && !insecure) {
            out.add(Diagnostic.of(
                            Code.GW1724,
                            place(validator, "jwk_url"),
                            "keys are not read without TLS, so everybody gets 401")
                    .help("use https, or for a trial disable_jwk_security"));
        }
    }

    private static Span place(MapNode map, String key) {
        Node value = map.get(key);
        return value == null ? map.span() : value.span();
    }

    private static void scopes(MapNode validator, Diagnostics out) {
        List<Node> scopes = validator.list("scopes");
        if (!scopes.isEmpty() && !validator.has("scopes_key")) {
            out.add(Diagnostic.of(
                            Code.GW1722,
                            place(validator, "scopes"),
                            "scopes are not looked at without scopes_key: every token passes")
                    .help("say where they are: \"scopes_key\": \"scope\""));
        }
        if (scopes.size() > 1 && !validator.has("scopes_matcher")) {
            out.add(Diagnostic.of(
                            Code.GW1728,
                            place(validator, "scopes"),
                            "one of these scopes is enough, since scopes_matcher is any by default")
                    .help("say which is meant: \"scopes_matcher\": \"all\" or \"any\""));
        }
        String key = validator.string("roles_key");
        boolean nested = validator.get("roles_key_is_nested") instanceof Scalar flag && flag.isTrue();
        if (key != null && key.contains(".") && !key.startsWith("http") && !nested) {
            out.add(Diagnostic.of(
                            Code.GW1728,
                            place(validator, "roles_key"),
                            "roles_key " + key + " is taken as one name with dots in it")
                    .help("for a path of names set roles_key_is_nested"));
        }
    }

    private static void claims(EndpointView endpoint, MapNode validator, Diagnostics out) {
        List<String> passed = endpoint.texts("input_headers").stream()
                .map(header -> header.toLowerCase(Locale.ROOT))
                .toList();
        for (Node pair : validator.list("propagate_claims")) {
            if (pair instanceof dev.gw.document.ListNode list
                    && list.size() == 2
                    && list.get(1) instanceof Scalar header
                    && !passed.contains("*")
                    && !isUsedBefore(endpoint, header.text())
                    && !passed.contains(header.text().toLowerCase(Locale.ROOT))) {
                out.add(Diagnostic.of(
                                Code.GW1727,
                                header.span(),
                                "the header " + header.shown() + " never reaches the service: input_headers of "
                                        + endpoint.name() + " does not name it")
                        .help("add it to input_headers"));
            }
        }
    }

    /** Whether a limit or Lua code reads the header before the request goes to the service. */
    private static boolean isUsedBefore(EndpointView endpoint, String header) {
        MapNode limit = endpoint.extra("qos/ratelimit/router");
        MapNode tiered = endpoint.extra("qos/ratelimit/tiered");
        MapNode lua = endpoint.extra("modifier/lua-endpoint");
        String code = lua == null ? null : lua.string("pre");
        return (limit != null && header.equalsIgnoreCase(limit.string("key")))
                || (tiered != null && header.equalsIgnoreCase(tiered.string("tier_key")))
                || (code != null && code.contains(header));
    }

    private static void doubts(EndpointView endpoint, MapNode validator, Diagnostics out) {
        Span at = endpoint.keyOf(VALIDATOR);
        boolean cached = validator.get("cache") instanceof Scalar flag && flag.isTrue();
        if (validator.has("jwk_url") && !cached) {
            out.add(Diagnostic.of(Code.GW1728, at, "the keys are fetched anew for each request of " + endpoint.name())
                    .help("set cache to true"));
        }
        if (validator.has("jwk_url") && !validator.has("failed_jwk_key_cooldown")) {
            out.add(Diagnostic.of(Code.GW1728, at, "each token with an unknown key has the keys fetched again")
                    .help("set failed_jwk_key_cooldown to \"30s\""));
        }
        for (String key : List.of("issuer", "audience")) {
            if (!validator.has(key)) {
                out.add(Diagnostic.of(
                        Code.GW1728, at, "tokens of any " + key + " pass on " + endpoint.name() + ", if the key fits"));
            }
        }
    }
}
