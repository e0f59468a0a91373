package dev.gw.runtime.plugin.oidc;

import dev.gw.runtime.json.Cjson;
import dev.gw.runtime.tls.TrustsAnybody;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Speaks with the provider over HTTP; every answer is JSON. Thread-safe. */
final class Backchannel {
    private static final int USUAL_MILLIS = 10_000;

    private final HttpClient client;
    private final Duration timeout;

    /**
     * A channel.
     *
     * @param verify whether certificates have to be good
     * @param proxy an http URL; null for none
     */
    Backchannel(Duration timeout, boolean verify, @Nullable String proxy) {
        this.timeout = timeout;
        HttpClient.Builder builder =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(timeout);
        if (!verify) {
            builder.sslContext(TrustsAnybody.context());
        }
        if (proxy != null) {
            URI uri = URI.create(proxy);
            int port = uri.getPort() < 0 ? 80 : uri.getPort();
            builder.proxy(ProxySelector.of(new InetSocketAddress(uri.getHost(), port)));
        }
        this.client = builder.build();
    }

    /** The channel that a configuration asks for. */
    static Backchannel of(Settings settings) {
        double millis = settings.config().number("timeout");
        boolean https = settings.text("discovery", "").startsWith("https:");
        return new Backchannel(
                Duration.ofMillis(millis >= 1 ? (long) millis : USUAL_MILLIS),
                settings.isOn("ssl_verify"),
                settings.text(https ? "https_proxy" : "http_proxy"));
    }

    /** The object at a URL; fails with {@link Unreachable}. */
    CompletionStage<Map<String, Object>> get(String url, @Nullable String authorization) {
        return send(url, authorization, null);
    }

    /** The object that a form is answered with; fails with {@link Unreachable}. */
    CompletionStage<Map<String, Object>> post(String url, Client.Form form) {
        String authorization = form.authorization();
        return send(url, authorization.isEmpty() ? null : authorization, form.body());
    }

    private CompletionStage<Map<String, Object>> send(
            String url, @Nullable String authorization, @Nullable String form) {
        HttpRequest.Builder request;
        try {
            request = HttpRequest.newBuilder(URI.create(url)).timeout(timeout).header("Accept", "application/json");
        } catch (IllegalArgumentException wrong) {
            return CompletableFuture.failedFuture(new Unreachable("this is no URL to ask: " + url));
        }
        if (authorization != null) {
            request.header("Authorization", authorization);
        }
        if (form != null) {
            request.header("Content-Type", "application/x-www-form-urlencoded").POST(BodyPublishers.ofString(form));
        }
        return client.sendAsync(request.build(), BoundedBody::handler)
                .handle((answer, problem) -> problem != null
                        ? CompletableFuture.<Map<String, Object>>failedFuture(
                                new Unreachable("the provider can't be asked at " + url))
                        : object(url, answer.statusCode(), answer.body()))
                .thenCompose(stage -> stage);
    }

    @SuppressWarnings("unchecked")
    private static CompletableFuture<Map<String, Object>> object(String url, int status, byte[] body) {
        Object value = Cjson.decode(new String(body, StandardCharsets.ISO_8859_1));
        return status == 200 && value instanceof Map<?, ?> map
                ? CompletableFuture.completedFuture((Map<String, Object>) map)
                : CompletableFuture.failedFuture(new Unreachable("the provider answers with " + status + " at " + url));
    }
}
