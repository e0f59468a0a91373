package dev.gw.runtime.plugin.awslambda;

import dev.gw.runtime.exchange.Exchange;
import dev.gw.runtime.exchange.Headers;
import dev.gw.runtime.exchange.Request;
import dev.gw.runtime.exchange.RouteMatch;
import dev.gw.runtime.json.Cjson;
import dev.gw.runtime.plugin.ParsedBody;
import dev.gw.runtime.plugin.PluginConfig;
import dev.gw.runtime.plugin.SeenBody;
import dev.gw.runtime.router.PathNormalizer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a function is told of a request, as JSON. Immutable. */
final class Payload {
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

    /** The body; null where there is none, and for one that is not in memory where those are skipped. */
    private @Nullable String text(Exchange exchange, byte[] body) {
        boolean isSkipped = config.isTrue("skip_large_bodies") && SeenBody.of(exchange, body) == null;
        return body.length == 0 || isSkipped ? null : new String(body, StandardCharsets.ISO_8859_1);
    }

    private static Map<String, Object> merged(Exchange exchange, byte[] body) {
        Map<String, Object> all = ParsedBody.arguments(exchange.query());
        all.putAll(ParsedBody.of(exchange, body).fields());
        return all;
    }

    private Map<String, Object> forwarded(Exchange exchange, byte[] body) {
        Map<String, Object> all = new LinkedHashMap<>();
        if (config.isTrue("forward_request_method")) {
            all.put("request_method", exchange.upstream().method());
        }
        if (config.isTrue("forward_request_headers")) {
            all.put("request_headers", headers(exchange.headers()));
        }
        if (config.isTrue("forward_request_uri")) {
            all.put("request_uri", exchange.request().target());
            all.put("request_uri_args", ParsedBody.arguments(exchange.query()));
        }
        if (config.isTrue("forward_request_body")) {
            forwardBody(exchange, body, all);
        }
        return all;
    }

    private void forwardBody(Exchange exchange, byte[] body, Map<String, Object> all) {
        ParsedBody parsed = ParsedBody.of(exchange, body);
        String text = text(exchange, body);
        Object arguments = parsed.value();
        if (!parsed.isOfKnownType()) {
            arguments = Map.of();
            String type = exchange.headers().get("Content-Type");
            if (config.isTrue("base64_encode_body") && (type == null || !RAW.contains(type))) {
                text = base64(text);
                all.put("request_body_base64", true);
            }
        }
        putIfThere(all, "request_body", text);
        putIfThere(all, "request_body_args", arguments);
    }

    /** As AWS's own gateway for APIs tells it. */
    private Map<String, Object> gateway(Exchange exchange, byte[] body) {
        RouteMatch match = exchange.match();
        boolean isEncoded = config.isTrue("base64_encode_body");
        Map<String, Object> headers = headers(exchange.headers());
        Map<String, Object> arguments = ParsedBody.arguments(exchange.query());
        String text = text(exchange, body);
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("version", "1.0");
        all.put("path", path(exchange));
        all.put("httpMethod", exchange.upstream().method());
        all.put("headers", first(headers));
        all.put("multiValueHeaders", lists(headers));
        all.put("pathParameters", match == null ? Map.of() : new LinkedHashMap<String, Object>(match.named()));
        all.put("queryStringParameters", first(arguments));
        all.put("multiValueQueryStringParameters", lists(arguments));
        putIfThere(all, "body", isEncoded ? base64(text) : text);
        all.put("isBase64Encoded", isEncoded);
        all.put("requestContext", context(exchange));
        return all;
    }

    private static Map<String, Object> context(Exchange exchange) {
        Request request = exchange.request();
        Map<String, Object> identity = new LinkedHashMap<>();
        identity.put("sourceIp", request.connection().hop());
        putIfThere(identity, "userAgent", exchange.headers().get("User-Agent"));
        long started = exchange.timings().startedAtMillis();
        int dot = request.host().indexOf('.');
        Map<String, Object> context = new LinkedHashMap<>();
        context.put("path", path(exchange));
        context.put("protocol", request.version().protocol().replace(".0", ""));
        context.put("httpMethod", exchange.upstream().method());
        context.put("domainName", request.host());
        context.put("domainPrefix", dot < 0 ? request.host() : request.host().substring(0, dot));
        context.put("identity", identity);
        context.put("requestId", exchange.id());
        context.put("requestTime", TIME.format(Instant.ofEpochMilli(started)));
        context.put("requestTimeEpoch", (double) started);
        context.put("resourcePath", path(exchange));
        return context;
    }

    private static String path(Exchange exchange) {
        return PathNormalizer.escape(exchange.upstream().path());
    }

    private static void putIfThere(Map<String, Object> all, String name, @Nullable Object value) {
        if (value != null) {
            all.put(name, value);
        }
    }

    /** Of no body, too: then it is empty. */
    private static String base64(@Nullable String octets) {
        return octets == null ? "" : Base64.getEncoder().encodeToString(octets.getBytes(StandardCharsets.ISO_8859_1));
    }

    private static Map<String, Object> headers(Headers sent) {
        Map<String, Object> all = new LinkedHashMap<>();
        sent.forEach((name, value) -> ParsedBody.put(all, name.toLowerCase(Locale.ROOT), value));
        return all;
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
}
