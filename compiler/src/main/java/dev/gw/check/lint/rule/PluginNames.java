package dev.gw.check.lint.rule;

import dev.gw.model.EntityKind;
import java.util.Map;
import java.util.Set;

/** What the rules know of Kong's plugins by name. */
final class PluginNames {
    /** Authentication plugins that identify a consumer by credentials, with the kind of those. */
    static final Map<String, EntityKind> CREDENTIALS = Map.of(
            "key-auth", EntityKind.KEYAUTH_CREDENTIALS,
            "basic-auth", EntityKind.BASICAUTH_CREDENTIALS,
            "hmac-auth", EntityKind.HMACAUTH_CREDENTIALS,
            "jwt", EntityKind.JWT_SECRETS,
            "oauth2", EntityKind.OAUTH2_CREDENTIALS);

    /** What must all be there to say that credentials, or plugins that ask for them, are of no use. */
    static final Set<EntityKind> ACCESS = Set.of(
            EntityKind.ROUTES,
            EntityKind.PLUGINS,
            EntityKind.CONSUMERS,
            EntityKind.ACLS,
            EntityKind.KEYAUTH_CREDENTIALS,
            EntityKind.BASICAUTH_CREDENTIALS,
            EntityKind.HMACAUTH_CREDENTIALS,
            EntityKind.JWT_SECRETS,
            EntityKind.OAUTH2_CREDENTIALS);

    static final Set<String> FUNCTIONS = Set.of("pre-function", "post-function");

    /** Plugins that answer by themselves, or may: the service need not see the request. */
    static final Set<String> ANSWERING = Set.of(
            "request-termination",
            "redirect",
            "aws-lambda",
            "azure-functions",
            "ai-proxy",
            "pre-function",
            "post-function");

    private static final Set<String> OTHER_AUTHENTICATION = Set.of("ldap-auth", "oidc", "session");

    /** Bundled plugins that don't authenticate. */
    private static final Set<String> PLAIN = Set.of(
            "acl",
            "acme",
            "ai-prompt-decorator",
            "ai-prompt-guard",
            "ai-prompt-template",
            "ai-proxy",
            "ai-request-transformer",
            "ai-response-transformer",
            "aws-lambda",
            "azure-functions",
            "bot-detection",
            "correlation-id",
            "cors",
            "datadog",
            "file-log",
            "grpc-gateway",
            "grpc-web",
            "http-log",
            "ip-restriction",
            "loggly",
            "opentelemetry",
            "prometheus",
            "proxy-cache",
            "rate-limiting",
            "redirect",
            "request-size-limiting",
            "request-termination",
            "request-transformer",
            "response-ratelimiting",
            "response-transformer",
            "standard-webhooks",
            "statsd",
            "syslog",
            "tcp-log",
            "udp-log",
            "zipkin");

    /** The plugins that gw brings: they count who asks, and don't find it out. */
    private static final Set<String> OWN = Set.of("quota-mirror", "caller-limits", "plan-limits");

    private PluginNames() {}

    static boolean isAuthentication(String name) {
        return CREDENTIALS.containsKey(name) || OTHER_AUTHENTICATION.contains(name);
    }

    /** Whether the plugin could authenticate in ways that can't be seen: Lua code, plugins that gw doesn't know. */
    static boolean isOpaque(String name) {
        return FUNCTIONS.contains(name) || isCustom(name);
    }

    static boolean isCustom(String name) {
        return !isAuthentication(name) && !FUNCTIONS.contains(name) && !PLAIN.contains(name) && !OWN.contains(name);
    }
}
