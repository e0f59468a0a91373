package dev.gw.check.value;

import dev.gw.document.ListNode;
import dev.gw.document.MapNode;
import dev.gw.document.Node;
import dev.gw.document.Scalar;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The rules that single plugins have for their records. */
final class PluginRules {
    private static final List<String> ACME_RESERVED =
            List.of("kong_acme:renew_config:", "kong_acme:renew_last_run", "kong_acme:cert_key:");

    private PluginRules() {}

    static @Nullable String requestTermination(Node config) {
        boolean message = LuaValues.isPresent(LuaValues.at(config, "message"));
        boolean type = LuaValues.isPresent(LuaValues.at(config, "content_type"));
        boolean body = LuaValues.isPresent(LuaValues.at(config, "body"));
        if (message && (type || body)) {
            return "message cannot be used with content_type or body";
        }
        if (type && !body) {
            return "content_type requires a body";
        }
        boolean echo = LuaValues.isTruthy(LuaValues.at(config, "echo"));
        return echo && body ? "echo cannot be used with content_type and body" : null;
    }

    static @Nullable String oauth2Flows(Node config) {
        List<String> flows = List.of(
                "enable_authorization_code",
                "enable_implicit_grant",
                "enable_client_credentials",
                "enable_password_grant");
        for (String flow : flows) {
            if (LuaValues.isTruthy(LuaValues.at(config, flow))) {
                return null;
            }
        }
        return "at least one of these fields must be true: " + String.join(", ", flows);
    }

    static @Nullable String httpLogCredentials(Node config) {
        String endpoint = LuaValues.text(config, "http_endpoint");
        SocketUrl url = endpoint == null ? null : SocketUrl.parse(endpoint);
        if (url == null || url.userInfo() == null || !(LuaValues.at(config, "headers") instanceof MapNode headers)) {
            return null;
        }
        for (MapNode.Entry header : headers.entries()) {
            if (header.name().toLowerCase(Locale.ROOT).equals("authorization")) {
                return "specifying both an 'Authorization' header and user info in 'http_endpoint' is not allowed";
            }
        }
        return null;
    }

    static @Nullable String resourceAttributes(Node attributes) {
        if (!(attributes instanceof MapNode map)) {
            return null;
        }
        for (MapNode.Entry entry : map.entries()) {
            String problem = resourceAttribute(entry.value());
            if (problem != null) {
                return problem;
            }
        }
        return null;
    }

    private static @Nullable String resourceAttribute(Node value) {
        if (!(value instanceof Scalar scalar)) {
            return "invalid type of value: table";
        }
        if (scalar.isNull()) {
            return "invalid type of value: userdata";
        }
        return scalar.isString() && scalar.text().isEmpty() ? "required field missing" : null;
    }

    static @Nullable String distinctTags(Node tags) {
        if (!(tags instanceof ListNode list)) {
            return null;
        }
        Set<String> seen = new HashSet<>();
        for (Node tag : list.items()) {
            if (LuaValues.at(tag, "name") instanceof Scalar name && name.isString() && !seen.add(name.text())) {
                return "repeated tags are not allowed: " + name.shown();
            }
        }
        return null;
    }

    static @Nullable String acmeNamespace(String namespace) {
        for (String word : ACME_RESERVED) {
            if (namespace.startsWith(word)) {
                return "namespace can't be prefixed with reserved word: " + word;
            }
        }
        return null;
    }

    static @Nullable String acmeStorage(Node plugin) {
        boolean kong = "kong".equals(LuaValues.text(plugin, "config", "storage"));
        return kong ? "\"kong\" storage can't be used with dbless mode" : null;
    }

    static @Nullable String lambdaProxy(Node plugin) {
        String url = LuaValues.text(plugin, "config", "proxy_url");
        return url == null ? null : UrlChecks.httpProxyUrl(url);
    }

    static @Nullable String llmLogStatistics(Node llm) {
        String routeType = LuaValues.text(llm, "route_type");
        String provider = LuaValues.text(llm, "model", "provider");
        boolean unsupported = "llm/v1/completions".equals(routeType) && "anthropic".equals(provider);
        return unsupported && LuaValues.isTruthy(LuaValues.at(llm, "logging", "log_statistics"))
                ? "anthropic does not support statistics when route_type is llm/v1/completions"
                : null;
    }
}
