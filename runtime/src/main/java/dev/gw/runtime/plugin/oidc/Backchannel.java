package dev.gw.runtime.plugin.oidc;

import dev.gw.runtime.json.Cjson;
import dev.gw.runtime.web.WebClient;
import dev.gw.runtime.web.WebPlace;
import dev.gw.runtime.web.WebRequest;
import dev.gw.runtime.web.WebWay;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Speaks with the provider over HTTP; every answer is JSON. Thread-safe. */
final class Backchannel {
    private static final int USUAL_MILLIS = 10_000;
    private static final int LONGEST = 1024 * 1024;

    private final WebClient client;
    private final WebWay way;

    private Backchannel(WebClient client, WebWay way) {
        this.client = client;
        this.way = way;
    }

    /** The channel that a configuration asks for. */
    static Backchannel of(Settings settings, WebClient client) {
        double millis = settings.config().number("timeout");
        boolean https = settings.text("discovery", "").startsWith("https:");
        WebWay way = new WebWay(
                millis >= 1 ? (long) millis : USUAL_MILLIS,
                settings.isOn("ssl_verify"),
                settings.text(https ? "https_proxy" : "http_proxy"));
        return new Backchannel(client, way.atMost(LONGEST));
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
        WebRequest request;
        try {
            WebPlace place = WebPlace.of(url);
            request = form == null
                    ? WebRequest.to("GET", place)
                    : WebRequest.to("POST", place, form).with("Content-Type", "application/x-www-form-urlencoded");
        } catch (IllegalArgumentException wrong) {
            return CompletableFuture.failedFuture(new Unreachable("this is no URL to ask: " + url));
        }
        request.with("Accept", "application/json");
        if (authorization != null) {
            request.with("Authorization", authorization);
        }
        return client.send(request, way)
                .handle((answer, problem) -> problem != null
                        ? CompletableFuture.<Map<String, Object>>failedFuture(
                                new Unreachable("the provider can't be asked at " + url))
                        : object(url, answer.status(), answer.body()))
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
