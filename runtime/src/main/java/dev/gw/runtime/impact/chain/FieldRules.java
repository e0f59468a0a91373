package dev.gw.runtime.impact.chain;

import static dev.gw.runtime.impact.chain.FieldRule.Reading.HIGHER_LOOSENS;
import static dev.gw.runtime.impact.chain.FieldRule.Reading.HIGHER_LOOSENS_ZERO_MOST;
import static dev.gw.runtime.impact.chain.FieldRule.Reading.MORE_LOOSENS;
import static dev.gw.runtime.impact.chain.FieldRule.Reading.MORE_TIGHTENS;
import static dev.gw.runtime.impact.chain.FieldRule.Reading.TRUE_LOOSENS;
import static dev.gw.runtime.impact.chain.FieldRule.Reading.TRUE_TIGHTENS;
import static dev.gw.runtime.impact.chain.FieldRule.different;
import static java.util.Map.entry;

import dev.gw.runtime.impact.chain.FieldRule.Reading;
import dev.gw.runtime.impact.finding.Rule;
import java.util.List;
import java.util.Map;

/** The settings of each plugin whose meaning is known one by one. */
final class FieldRules {
    private static final FieldRule HIDING = new FieldRule(
            "hide_credentials",
            TRUE_TIGHTENS,
            Rule.CREDENTIALS_FORWARDED,
            Rule.CREDENTIALS_HIDDEN,
            "whether credentials are hidden from the service");
    private static final FieldRule PREFLIGHT = new FieldRule(
            "run_on_preflight",
            TRUE_TIGHTENS,
            Rule.PREFLIGHT_UNCHECKED,
            Rule.PREFLIGHT_CHECKED,
            "whether OPTIONS requests need credentials");

    private static final Map<String, List<FieldRule>> BY_PLUGIN = Map.ofEntries(
            entry(
                    "key-auth",
                    List.of(
                            HIDING,
                            PREFLIGHT,
                            place("key_names", MORE_LOOSENS),
                            place("key_in_header", TRUE_LOOSENS),
                            place("key_in_query", TRUE_LOOSENS),
                            place("key_in_body", TRUE_LOOSENS))),
            entry("basic-auth", List.of(HIDING)),
            entry(
                    "jwt",
                    List.of(
                            PREFLIGHT,
                            new FieldRule(
                                    "claims_to_verify",
                                    MORE_TIGHTENS,
                                    Rule.CLAIMS_UNVERIFIED,
                                    Rule.CLAIMS_VERIFIED,
                                    "verified claims"),
                            lifetime("maximum_expiration", HIGHER_LOOSENS_ZERO_MOST),
                            place("header_names", MORE_LOOSENS),
                            place("uri_param_names", MORE_LOOSENS),
                            place("cookie_names", MORE_LOOSENS),
                            lookup("key_claim_name"),
                            lookup("secret_is_base64"))),
            entry(
                    "hmac-auth",
                    List.of(
                            HIDING,
                            check("clock_skew", HIGHER_LOOSENS),
                            check("enforce_headers", MORE_TIGHTENS),
                            check("algorithms", MORE_LOOSENS),
                            check("validate_request_body", TRUE_TIGHTENS))),
            entry(
                    "oauth2",
                    List.of(
                            HIDING,
                            check("mandatory_scope", TRUE_TIGHTENS),
                            check("scopes", MORE_LOOSENS),
                            check("enable_authorization_code", TRUE_LOOSENS),
                            check("enable_implicit_grant", TRUE_LOOSENS),
                            check("enable_client_credentials", TRUE_LOOSENS),
                            check("enable_password_grant", TRUE_LOOSENS),
                            check("accept_http_if_already_terminated", TRUE_LOOSENS),
                            check("global_credentials", TRUE_LOOSENS),
                            check("reuse_refresh_token", TRUE_LOOSENS),
                            lifetime("token_expiration", HIGHER_LOOSENS_ZERO_MOST),
                            lifetime("refresh_token_ttl", HIGHER_LOOSENS_ZERO_MOST),
                            lookup("auth_header_name"))),
            entry(
                    "ldap-auth",
                    List.of(
                            HIDING,
                            check("ldaps", TRUE_TIGHTENS),
                            check("start_tls", TRUE_TIGHTENS),
                            check("verify_ldap_host", TRUE_TIGHTENS),
                            lookup("ldap_host"),
                            lookup("ldap_port"),
                            lookup("base_dn"),
                            lookup("attribute"),
                            lookup("header_type"))),
            entry(
                    "oidc",
                    List.of(
                            check("ssl_verify", TRUE_TIGHTENS),
                            check("validate_scope", TRUE_TIGHTENS),
                            check("bearer_jwt_auth_allowed_auds", MORE_LOOSENS),
                            check("bearer_jwt_auth_signing_algs", MORE_LOOSENS),
                            check("skip_already_auth_requests", TRUE_LOOSENS),
                            place("bearer_jwt_auth_enable", TRUE_LOOSENS),
                            check("filters", MORE_LOOSENS),
                            check("ignore_auth_filters", MORE_LOOSENS),
                            lookup("discovery"),
                            lookup("introspection_endpoint"),
                            lookup("client_id"),
                            lookup("groups_claim"),
                            lookup("unauth_action"),
                            lookup("bearer_only"))),
            entry(
                    "rate-limiting",
                    List.of(
                            different("limit_by", Rule.LIMIT_COUNTED_DIFFERENTLY, "requests are counted by"),
                            different("header_name", Rule.LIMIT_COUNTED_DIFFERENTLY, "counted by the header"),
                            different("path", Rule.LIMIT_COUNTED_DIFFERENTLY, "counted for the path"),
                            different("policy", Rule.LIMIT_SHARED_DIFFERENTLY, "counters are kept by policy"),
                            failing())),
            entry(
                    "response-ratelimiting",
                    List.of(
                            different("limit_by", Rule.LIMIT_COUNTED_DIFFERENTLY, "uses are counted by"),
                            different("header_name", Rule.LIMIT_COUNTED_DIFFERENTLY, "uses are told by the header"),
                            different("policy", Rule.LIMIT_SHARED_DIFFERENTLY, "counters are kept by policy"),
                            failing())),
            entry(
                    "acl",
                    List.of(different(
                            "always_use_authenticated_groups",
                            Rule.AUTHORIZATION_CHANGED,
                            "whether only authenticated groups count"))),
            entry(
                    "request-size-limiting",
                    List.of(new FieldRule(
                            "require_content_length",
                            TRUE_TIGHTENS,
                            Rule.CONTENT_LENGTH_OPTIONAL,
                            Rule.CONTENT_LENGTH_REQUIRED,
                            "whether bodies need a Content-Length"))),
            entry("bot-detection", List.of(filter("allow", MORE_LOOSENS), filter("deny", MORE_TIGHTENS))),
            entry(
                    "ai-prompt-guard",
                    List.of(prompts("allow_patterns", MORE_LOOSENS), prompts("deny_patterns", MORE_TIGHTENS))),
            entry("standard-webhooks", List.of(check("tolerance_second", HIGHER_LOOSENS))),
            entry(
                    "session",
                    List.of(
                            lifetime("idling_timeout", HIGHER_LOOSENS_ZERO_MOST),
                            lifetime("rolling_timeout", HIGHER_LOOSENS_ZERO_MOST),
                            lifetime("absolute_timeout", HIGHER_LOOSENS_ZERO_MOST),
                            check("cookie_secure", TRUE_TIGHTENS),
                            check("cookie_http_only", TRUE_TIGHTENS),
                            lookup("cookie_name"))));

    private FieldRules() {}

    /** Those of a plugin; none for one that has none. */
    static List<FieldRule> of(String plugin) {
        return BY_PLUGIN.getOrDefault(plugin, List.of());
    }

    private static FieldRule place(String field, Reading reading) {
        return new FieldRule(
                field,
                reading,
                Rule.CREDENTIAL_PLACE_ADDED,
                Rule.CREDENTIAL_PLACE_REMOVED,
                "where credentials are read from (" + field + ")");
    }

    private static FieldRule check(String field, Reading reading) {
        return new FieldRule(
                field,
                reading,
                Rule.AUTHENTICATION_WEAKENED,
                Rule.AUTHENTICATION_STRENGTHENED,
                "what is checked of credentials (" + field + ")");
    }

    private static FieldRule lifetime(String field, Reading reading) {
        return new FieldRule(
                field,
                reading,
                Rule.TOKEN_LIFETIME_RAISED,
                Rule.TOKEN_LIFETIME_LOWERED,
                "how long tokens are taken, in seconds (" + field + ")");
    }

    private static FieldRule lookup(String field) {
        return different(field, Rule.CREDENTIALS_READ_DIFFERENTLY, "how credentials are looked up (" + field + ")");
    }

    private static FieldRule filter(String field, Reading reading) {
        return new FieldRule(
                field, reading, Rule.CLIENT_FILTER_WIDENED, Rule.CLIENT_FILTER_NARROWED, "user agents (" + field + ")");
    }

    private static FieldRule prompts(String field, Reading reading) {
        return new FieldRule(
                field, reading, Rule.CLIENT_FILTER_WIDENED, Rule.CLIENT_FILTER_NARROWED, "prompts (" + field + ")");
    }

    private static FieldRule failing() {
        return new FieldRule(
                "fault_tolerant",
                TRUE_LOOSENS,
                Rule.LIMIT_FAILS_OPEN,
                Rule.LIMIT_FAILS_CLOSED,
                "whether requests pass while the counters can't be reached");
    }
}
