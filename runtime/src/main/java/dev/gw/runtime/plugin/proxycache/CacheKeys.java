package dev.gw.runtime.plugin.proxycache;

import dev.gw.runtime.exchange.Exchange;
import dev.gw.runtime.exchange.Identity;
import dev.gw.runtime.exchange.Request;
import dev.gw.runtime.plugin.ParsedBody;
import dev.gw.runtime.plugin.PluginConfig;
import dev.gw.runtime.plugin.auth.Octets;
import dev.gw.runtime.plugin.auth.SentHeaders;
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
        queryNames =
                config.strings("vary_query_params").stream().map(Octets::of).toList();
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
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.ISO_8859_1));
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
        ParsedBody.arguments(exchange.query()).forEach((name, value) -> byName.put(name, texts(value)));
        return joined(queryNames.isEmpty() ? List.copyOf(byName.keySet()) : queryNames, byName);
    }

    private static List<String> texts(Object value) {
        List<String> texts = new ArrayList<>(1);
        for (Object one : value instanceof List<?> several ? several : List.of(value)) {
            if (one instanceof String text) {
                texts.add(text);
            } else if (value instanceof List) {
                throw new IllegalStateException("Kong can't sort arguments of which one has no value");
            }
        }
        return texts;
    }

    private String headers(Exchange exchange) {
        Map<String, List<String>> byName = new TreeMap<>();
        for (String name : headerNames) {
            List<String> values = SentHeaders.all(exchange.headers(), name);
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
