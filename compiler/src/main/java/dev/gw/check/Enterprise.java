package dev.gw.check;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What only Kong Enterprise and Konnect have, each with the open-source way to the same end, where there is one. */
final class Enterprise {
    private static final String NONE = "";

    private static final Map<String, String> PLUGINS = Map.ofEntries(
            Map.entry("ace", "use key-auth, jwt or oauth2"),
            Map.entry("ai-a2a-proxy", NONE),
            Map.entry("ai-aws-guardrails", "use ai-prompt-guard"),
            Map.entry("ai-azure-content-safety", "use ai-prompt-guard"),
            Map.entry("ai-custom-guardrail", "use ai-prompt-guard"),
            Map.entry("ai-gcp-model-armor", "use ai-prompt-guard"),
            Map.entry("ai-lakera-guard", "use ai-prompt-guard"),
            Map.entry("ai-llm-as-judge", NONE),
            Map.entry("ai-mcp-oauth2", NONE),
            Map.entry("ai-mcp-proxy", NONE),
            Map.entry("ai-model-selector", NONE),
            Map.entry("ai-prompt-compressor", NONE),
            Map.entry("ai-proxy-advanced", "use ai-proxy"),
            Map.entry("ai-rag-injector", NONE),
            Map.entry("ai-rate-limiting-advanced", "use rate-limiting"),
            Map.entry("ai-sanitizer", "use ai-prompt-guard"),
            Map.entry("ai-semantic-cache", "use proxy-cache"),
            Map.entry("ai-semantic-prompt-guard", "use ai-prompt-guard"),
            Map.entry("ai-semantic-response-guard", NONE),
            Map.entry("app-dynamics", "use opentelemetry"),
            Map.entry("application-registration", "use key-auth or oauth2"),
            Map.entry("canary", "use an upstream whose targets have weights"),
            Map.entry("confluent", "use http-log"),
            Map.entry("confluent-consume", NONE),
            Map.entry("datakit", NONE),
            Map.entry("degraphql", NONE),
            Map.entry("exit-transformer", "use post-function"),
            Map.entry("forward-proxy", NONE),
            Map.entry("graphql-proxy-cache-advanced", "use proxy-cache"),
            Map.entry("graphql-rate-limiting-advanced", "use rate-limiting"),
            Map.entry("header-cert-auth", NONE),
            Map.entry("injection-protection", "use pre-function"),
            Map.entry("jq", "use request-transformer or response-transformer"),
            Map.entry("json-threat-protection", "use request-size-limiting"),
            Map.entry("jwe-decrypt", NONE),
            Map.entry("jwt-signer", "use jwt"),
            Map.entry("kafka-consume", NONE),
            Map.entry("kafka-log", "use http-log"),
            Map.entry("kafka-upstream", NONE),
            Map.entry("key-auth-enc", "use key-auth"),
            Map.entry("konnect-application-auth", "use key-auth or oauth2"),
            Map.entry("ldap-auth-advanced", "use ldap-auth"),
            Map.entry("metering-and-billing", NONE),
            Map.entry("mocking", "use request-termination"),
            Map.entry("mtls-auth", NONE),
            Map.entry("oas-validation", "use pre-function"),
            Map.entry("oauth2-introspection", "use jwt with the issuer's public key"),
            Map.entry("opa", "use acl or pre-function"),
            Map.entry("openid-connect", "use jwt with the issuer's public key"),
            Map.entry("proxy-cache-advanced", "use proxy-cache"),
            Map.entry("rate-limiting-advanced", "use rate-limiting with policy: redis"),
            Map.entry("request-callout", "use pre-function"),
            Map.entry("request-transformer-advanced", "use request-transformer"),
            Map.entry("request-validator", "use pre-function"),
            Map.entry("response-transformer-advanced", "use response-transformer"),
            Map.entry("route-by-header", "use headers of the route"),
            Map.entry("route-transformer-advanced", "use request-transformer"),
            Map.entry("saml", NONE),
            Map.entry("service-protection", "use rate-limiting on the service"),
            Map.entry("solace-consume", NONE),
            Map.entry("solace-log", "use http-log"),
            Map.entry("solace-upstream", NONE),
            Map.entry("statsd-advanced", "use statsd"),
            Map.entry("tls-handshake-modifier", NONE),
            Map.entry("tls-metadata-headers", NONE),
            Map.entry("upstream-oauth", NONE),
            Map.entry("upstream-timeout", "set the timeouts of the service"),
            Map.entry("vault-auth", "use key-auth"),
            Map.entry("websocket-size-limit", NONE),
            Map.entry("websocket-validator", NONE),
            Map.entry("xml-threat-protection", "use request-size-limiting"));

    private static final Map<String, String> ENTITIES = Map.ofEntries(
            Map.entry("admins", NONE),
            Map.entry("ai_models", "use ai-proxy"),
            Map.entry("application_instances", NONE),
            Map.entry("applications", "use consumers with credentials"),
            Map.entry("consumer_group_consumers", "use acls of consumers"),
            Map.entry("consumer_group_plugins", "use one plugin for each consumer"),
            Map.entry("consumer_groups", "use acls of consumers, and one plugin for each consumer"),
            Map.entry("cloned_plugins", NONE),
            Map.entry("custom_entities", NONE),
            Map.entry("custom_plugins", "use plugin folders of the project"),
            Map.entry("degraphql_routes", NONE),
            Map.entry("developers", NONE),
            Map.entry("document_objects", NONE),
            Map.entry("event_hooks", "use http-log"),
            Map.entry("files", NONE),
            Map.entry("graphql_ratelimiting_cost_decorations", NONE),
            Map.entry("keyauth_enc_credentials", "use keyauth_credentials"),
            Map.entry("keyring_meta", NONE),
            Map.entry("licenses", NONE),
            Map.entry("mtls_auth_credentials", NONE),
            Map.entry("plugins_partials", "use _plugin_configs"),
            Map.entry("partials", "use _plugin_configs"),
            Map.entry("rbac_endpoint_permissions", NONE),
            Map.entry("rbac_entity_permissions", NONE),
            Map.entry("rbac_endpoints", NONE),
            Map.entry("rbac_roles", NONE),
            Map.entry("rbac_users", NONE));

    private static final Map<String, String> FIELDS = Map.ofEntries(
            Map.entry("plugins.consumer_group", "use acl groups, and one plugin for each consumer"),
            Map.entry("plugins.condition", NONE),
            Map.entry("plugins.ordering", NONE),
            Map.entry("plugins.partials", "use _plugin_configs"),
            Map.entry("services.tls_sans", NONE),
            Map.entry("upstreams.sticky_sessions_cookie", "use hash_on: cookie"),
            Map.entry("upstreams.sticky_sessions_cookie_path", "use hash_on: cookie"),
            Map.entry("targets.failover", NONE),
            Map.entry("config.ws_handshake", NONE),
            Map.entry("config.ws_client_frame", NONE),
            Map.entry("config.ws_upstream_frame", NONE),
            Map.entry("config.ws_close", NONE),
            Map.entry("config.identity_realms", NONE),
            Map.entry("config.include_consumer_groups", NONE),
            Map.entry("config.always_use_authenticated_groups", NONE),
            Map.entry("consumers.groups", "use acls"),
            Map.entry("consumers.consumer_groups", "use acls"),
            Map.entry("redis.cluster_nodes", "use a single Redis, or a proxy in front of the cluster"),
            Map.entry("redis.cluster_max_redirections", NONE),
            Map.entry("redis.cluster_addresses", "use a single Redis, or a proxy in front of the cluster"),
            Map.entry("redis.sentinel_addresses", "use a single Redis, or a proxy in front of it"),
            Map.entry("redis.sentinel_nodes", "use a single Redis, or a proxy in front of it"),
            Map.entry("redis.sentinel_master", NONE),
            Map.entry("redis.sentinel_role", NONE),
            Map.entry("redis.sentinel_username", NONE),
            Map.entry("redis.sentinel_password", NONE),
            Map.entry("redis.keepalive_pool_size", NONE),
            Map.entry("redis.keepalive_backlog", NONE),
            Map.entry("redis.connection_is_proxied", NONE));

    private static final Map<String, String> VAULTS = Map.of(
            "aws",
            NONE,
            "azure",
            NONE,
            "conjur",
            NONE,
            "gcp",
            NONE,
            "hcv",
            "put the secrets into the environment and use the vault env");

    private static final Set<String> PROTOCOLS = Set.of("ws", "wss");

    private Enterprise() {}

    /** Whether it is a protocol of routes, services and plugins that open-source Kong does not speak. */
    static boolean isProtocol(String name) {
        return PROTOCOLS.contains(name);
    }

    /** The open-source way for a plugin, perhaps none (an empty text); empty where the plugin is not Enterprise's. */
    static Optional<String> plugin(String name) {
        return Optional.ofNullable(PLUGINS.get(name));
    }

    /** The same for a kind of entity. */
    static Optional<String> entity(String plural) {
        return Optional.ofNullable(ENTITIES.get(plural));
    }

    /** The same for a field of a kind of entity, or of a record such as {@code redis}. */
    static Optional<String> field(String holder, String name) {
        return Optional.ofNullable(FIELDS.get(holder + "." + name));
    }

    /** The same for a kind of vault. */
    static Optional<String> vault(String name) {
        return Optional.ofNullable(VAULTS.get(name));
    }
}
