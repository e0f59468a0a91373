package dev.gw.runtime.plugin.proxycache;

import dev.gw.runtime.exchange.Exchange;
import dev.gw.runtime.exchange.Identity;
import dev.gw.runtime.exchange.Request;
import dev.gw.runtime.http.QueryArgs;
import dev.gw.runtime.plugin.PluginConfig;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Makes the keys that answers are stored under: those Kong makes. Immutable. */
final class CacheKeys {
    private final List<String> queryNames;
    private final List<String> headerNames;
    private final boolean ignoreCase;

    CacheKeys(PluginConfig config) {
        queryNames = config.strings("vary_query_params");
        headerNames = config.strings("vary_headers");
        ignoreCase = config.isTrue("ignore_uri_case");
    }

    /** 64 hexadecimal digits: who asks on which route, for what, and the parts of the request that answers vary with. */
    String of(Exchange exchange) {
        String method = exchange.request().method();
        String text = String.join(
                "|", prefix(exchange), method, line(exchange.request()), query(exchange), headers(exchange));
        return HexFormat.of().formatHex(sha256(text));
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String prefix(Exchange exchange) {
        Identity identity = exchange.identity();
        String consumer = identity == null ? null : identity.consumerId();
        String route = exchange.route() == null ? null : exchange.route().id();
        if (route == null) {
            return "default";
        }
        return consumer == null ? route : consumer + ":" + route;
    }

    /** The request line up to a question mark; where there is none, that includes the protocol. */
    private String line(Request request) {
        String start = request.method() + " " + request.rawPath();
        String line = request.query() == null ? start + " " + request.version().protocol() : start;
        return ignoreCase ? line.toLowerCase(Locale.ROOT) : line;
    }

    private String query(Exchange exchange) {
        Map<String, List<String>> byName = new TreeMap<>();
        for (QueryArgs.Arg arg : QueryArgs.parse(exchange.query()).all()) {
            List<String> values = byName.computeIfAbsent(arg.name(), ignored -> new ArrayList<>(1));
            if (arg.value() != null) {
                values.add(arg.value());
            }
        }
        return joined(queryNames.isEmpty() ? List.copyOf(byName.keySet()) : queryNames, byName);
    }

    private String headers(Exchange exchange) {
        Map<String, List<String>> byName = new TreeMap<>();
        for (String name : headerNames) {
            List<String> values = exchange.headers().all(name);
            if (!values.isEmpty()) {
                byName.put(name, new ArrayList<>(values));
            }
        }
        return joined(headerNames, byName);
    }

    private static String joined(List<String> names, Map<String, List<String>> values) {
        List<String> parts = new ArrayList<>();
        for (String name : names) {
            List<String> own = values.get(name);
            if (own != null) {
                Collections.sort(own);
                parts.add(own.isEmpty() ? name : name + "=" + String.join(",", own));
            }
        }
        return String.join(":", parts);
    }
}
