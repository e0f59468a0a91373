package dev.gw.runtime.plugin.awslambda;

import dev.gw.runtime.exchange.Exchange;
import dev.gw.runtime.exchange.Headers;
import dev.gw.runtime.exchange.Request;
import dev.gw.runtime.exchange.RouteMatch;
import dev.gw.runtime.http.QueryArgs;
import dev.gw.runtime.json.Cjson;
import dev.gw.runtime.plugin.PluginConfig;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a function is told of a request, as JSON. Immutable. */
final class Payload {
    /** What nginx keeps in memory of a body; more counts as large. */
    private static final int LARGE = 8192;

    private static final Set<String> RAW =
            Set.of("text/plain", "text/html", "application/xml", "text/xml", "application/soap+xml");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("dd/MMM/yyyy:HH:mm:ss xx", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private final PluginConfig config;

    Payload(PluginConfig config) {
        this.config = config;
    }

    byte[] of(Exchange exchange, byte[] body) {
        Map<String, Object> payload = config.isTrue("awsgateway_compatible")
                ? gateway(exchange, body)
                : forwards() ? forwarded(exchange, body) : merged(exchange, body);
        return Cjson.encode(payload).getBytes(StandardCharsets.ISO_8859_1);
    }

    private boolean forwards() {
        return config.isTrue("forward_request_body")
                || config.isTrue("forward_request_headers")
                || config.isTrue("forward_request_method")
                || config.isTrue("forward_request_uri");
    }

    private String text(byte[] body) {
        boolean skipped = body.length > LARGE && config.isTrue("skip_large_bodies");
        return skipped ? "" : new String(body, StandardCharsets.ISO_8859_1);
    }

    private Map<String, Object> merged(Exchange exchange, byte[] body) {
        Map<String, Object> all = arguments(exchange.request().query());
        Map<String, Object> sent = fields(exchange, body);
        if (sent != null) {
            all.putAll(sent);
        }
        return all;
    }

    private Map<String, Object> forwarded(Exchange exchange, byte[] body) {
        Request request = exchange.request();
        Map<String, Object> all = new LinkedHashMap<>();
        if (config.isTrue("forward_request_method")) {
            all.put("request_method", request.method());
        }
        if (config.isTrue("forward_request_headers")) {
            all.put("request_headers", headers(request.headers()));
        }
        if (config.isTrue("forward_request_uri")) {
            all.put("request_uri", request.target());
            all.put("request_uri_args", arguments(request.query()));
        }
        if (config.isTrue("forward_request_body")) {
            Map<String, Object> sent = fields(exchange, body);
            String text = text(body);
            String type = request.headers().get("Content-Type");
            if (sent == null && config.isTrue("base64_encode_body") && (type == null || !RAW.contains(type))) {
                text = base64(text);
                all.put("request_body_base64", true);
            }
            all.put("request_body", text);
            all.put("request_body_args", sent == null ? Map.of() : sent);
        }
        return all;
    }

    /** As AWS's own gateway for APIs tells it. */
    private Map<String, Object> gateway(Exchange exchange, byte[] body) {
        Request request = exchange.request();
        RouteMatch match = exchange.match();
        String text = text(body);
        boolean encoded = !text.isEmpty() && config.isTrue("base64_encode_body");
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("version", "1.0");
        all.put("resource", match == null ? "" : match.prefix());
        all.put("path", exchange.upstream().path());
        all.put("httpMethod", request.method());
        all.put("headers", first(headers(request.headers())));
        all.put("multiValueHeaders", lists(headers(request.headers())));
        all.put("pathParameters", match == null ? Map.of() : new LinkedHashMap<String, Object>(match.named()));
        all.put("queryStringParameters", first(arguments(request.query())));
        all.put("multiValueQueryStringParameters", lists(arguments(request.query())));
        all.put("body", encoded ? base64(text) : text);
        all.put("isBase64Encoded", encoded);
        all.put("requestContext", context(exchange));
        return all;
    }

    private static Map<String, Object> context(Exchange exchange) {
        Request request = exchange.request();
        Map<String, Object> identity = new LinkedHashMap<>();
        identity.put("sourceIp", request.connection().hop());
        String agent = request.headers().get("User-Agent");
        if (agent != null) {
            identity.put("userAgent", agent);
        }
        long started = exchange.timings().startedAtMillis();
        int dot = request.host().indexOf('.');
        Map<String, Object> context = new LinkedHashMap<>();
        context.put("path", exchange.upstream().path());
        context.put("protocol", request.version().protocol().replace(".0", ""));
        context.put("httpMethod", request.method());
        context.put("domainName", request.host());
        context.put("domainPrefix", dot < 0 ? request.host() : request.host().substring(0, dot));
        context.put("identity", identity);
        context.put("requestId", exchange.id());
        context.put("requestTime", TIME.format(Instant.ofEpochMilli(started)));
        context.put("requestTimeEpoch", (double) started);
        context.put("resourcePath", exchange.upstream().path());
        return context;
    }

    private static String base64(String octets) {
        return Base64.getEncoder().encodeToString(octets.getBytes(StandardCharsets.ISO_8859_1));
    }

    /** The fields of a form or of a JSON object; null where the body is neither. */
    @SuppressWarnings("unchecked")
    private static @Nullable Map<String, Object> fields(Exchange exchange, byte[] body) {
        String type =
                String.valueOf(exchange.request().headers().get("Content-Type")).toLowerCase(Locale.ROOT);
        String text = new String(body, StandardCharsets.ISO_8859_1);
        if (type.startsWith("application/x-www-form-urlencoded")) {
            return arguments(text);
        }
        if (type.startsWith("application/json")) {
            return Cjson.decode(text) instanceof Map<?, ?> map ? (Map<String, Object>) map : Map.of();
        }
        return null;
    }

    private static Map<String, Object> arguments(@Nullable String query) {
        Map<String, Object> all = new LinkedHashMap<>();
        for (QueryArgs.Arg arg : QueryArgs.parse(query).all()) {
            add(all, octets(arg.name()), arg.value() == null ? (Object) true : octets(arg.value()));
        }
        return all;
    }

    private static Map<String, Object> headers(Headers sent) {
        Map<String, Object> all = new LinkedHashMap<>();
        sent.forEach((name, value) -> add(all, name.toLowerCase(Locale.ROOT), value));
        return all;
    }

    private static void add(Map<String, Object> all, String name, Object value) {
        all.merge(name, value, (one, other) -> {
            List<Object> both = new ArrayList<>();
            if (one instanceof List<?> list) {
                both.addAll(list);
            } else {
                both.add(one);
            }
            both.add(other);
            return both;
        });
    }

    private static Map<String, Object> first(Map<String, Object> values) {
        Map<String, Object> all = new LinkedHashMap<>();
        values.forEach((name, value) -> all.put(name, value instanceof List<?> list ? list.get(0) : value));
        return all;
    }

    private static Map<String, Object> lists(Map<String, Object> values) {
        Map<String, Object> all = new LinkedHashMap<>();
        values.forEach((name, value) -> all.put(name, value instanceof List<?> list ? list : List.of(value)));
        return all;
    }

    private static String octets(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    }
}
