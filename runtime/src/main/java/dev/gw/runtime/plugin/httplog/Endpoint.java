package dev.gw.runtime.plugin.httplog;

import dev.gw.document.MapNode;
import dev.gw.document.Scalar;
import dev.gw.runtime.plugin.PluginConfig;
import dev.gw.runtime.web.WebPlace;
import dev.gw.runtime.web.WebRequest;
import dev.gw.runtime.web.WebWay;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Where entries are sent, and how.
 *
 * @param place the server's address, without query and user
 * @param method the HTTP method
 * @param headers the fields to send
 * @param way how it is asked
 */
record Endpoint(WebPlace place, String method, Map<String, String> headers, WebWay way) {
    static Endpoint of(PluginConfig config) {
        URI given = URI.create(config.string("http_endpoint"));
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Content-Type", config.string("content_type"));
        String user = given.getUserInfo();
        if (user != null) {
            byte[] bytes = user.getBytes(StandardCharsets.UTF_8);
            headers.put("Authorization", "Basic " + Base64.getEncoder().encodeToString(bytes));
        }
        MapNode more = config.fields().map("headers");
        if (more != null) {
            more.entries().forEach(entry -> headers.put(entry.name(), ((Scalar) entry.value()).text()));
        }
        String path = given.getRawPath() == null || given.getRawPath().isEmpty() ? "/" : given.getRawPath();
        String host = given.getPort() < 0 ? given.getHost() : given.getHost() + ":" + given.getPort();
        long millis = config.hasNumber("timeout") ? (long) config.number("timeout") : 10_000;
        return new Endpoint(
                WebPlace.of(given.getScheme() + "://" + host + path),
                config.string("method"),
                Map.copyOf(headers),
                new WebWay(millis, /* verify= */ false, /* proxy= */ null));
    }

    WebRequest request(String body) {
        return WebRequest.to(method, place, body).with(headers);
    }
}
