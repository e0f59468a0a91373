package dev.gw.check.lint.rule;

import dev.gw.document.ListNode;
import dev.gw.document.MapNode;
import dev.gw.document.Node;
import dev.gw.document.Scalar;
import dev.gw.model.Entity;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds the values in a plugin's config that are secrets. */
final class SecretFields {
    private static final Set<String> NAMES = Set.of(
            "password",
            "secret",
            "secret_v1",
            "client_secret",
            "session_secret",
            "aws_secret",
            "aws_secret_access_key",
            "apikey",
            "api_key",
            "eab_hmac_key",
            "private_key",
            "token",
            "header_value",
            "param_value",
            "gcp_service_account_json",
            "redis_password",
            "sentinel_password");
    private static final Set<String> HEADERS =
            Set.of("authorization", "proxy-authorization", "x-api-key", "apikey", "api-key", "x-auth-token");

    private SecretFields() {}

    /** The secret fields of a plugin that somebody wrote, by the path that names them, such as config.redis.password. */
    static Map<String, Scalar> of(Entity plugin) {
        Map<String, Scalar> found = new LinkedHashMap<>();
        if (plugin.fields().get("config") instanceof MapNode config) {
            collect("config", config, found);
            if (Read.name(plugin).equals("loggly") && config.get("key") instanceof Scalar key) {
                found.put("config.key", key);
            }
        }
        return found;
    }

    private static void collect(String path, MapNode map, Map<String, Scalar> found) {
        for (MapNode.Entry entry : map.entries()) {
            String name = entry.name();
            if (entry.value() instanceof MapNode child) {
                collect(path + "." + name, child, found);
            } else if (entry.value() instanceof Scalar scalar) {
                if (scalar.isWritten() && isSecret(path, name, scalar)) {
                    found.put(path + "." + name, scalar);
                }
            } else if (entry.value() instanceof ListNode list && name.equals("headers")) {
                list.items().forEach(item -> addHeader(path + ".headers", item, found));
            }
        }
    }

    private static boolean isSecret(String path, String name, Scalar value) {
        return NAMES.contains(name) || (path.endsWith("headers") && isHeader(name)) || hasPassword(value);
    }

    /** A header as the transformers write it: {@code name:value}. */
    private static void addHeader(String path, Node item, Map<String, Scalar> found) {
        if (item instanceof Scalar scalar) {
            int colon = scalar.text().indexOf(':');
            boolean secret = colon > 0
                    && isHeader(scalar.text().substring(0, colon))
                    && isLiteral(scalar.text().substring(colon + 1).strip());
            if (secret) {
                found.put(path + " (" + scalar.text().substring(0, colon) + ")", scalar);
            }
        }
    }

    private static boolean isHeader(String name) {
        return HEADERS.contains(name.toLowerCase(Locale.ROOT));
    }

    /** Whether it is an address with user and password in it. */
    private static boolean hasPassword(@Nullable Scalar value) {
        String text = value == null ? "" : value.text();
        int start = text.indexOf("://");
        int at = start < 0 || text.length() > 2000 ? -1 : text.indexOf('@', start);
        String user = at < 0 ? "" : text.substring(start + 3, at);
        return user.indexOf(':') > 0 && user.indexOf('/') < 0 && user.indexOf(' ') < 0;
    }

    /** Whether a text is the secret itself, not a reference to one or a template. */
    static boolean isLiteral(String text) {
        return !text.isBlank()
                && !text.startsWith("{vault://")
                && !text.contains("${")
                && !text.contains("$(")
                && !text.contains("{{");
    }
}
