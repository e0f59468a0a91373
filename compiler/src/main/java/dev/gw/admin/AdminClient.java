package dev.gw.admin;

import java.net.ConnectException;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/**
 * Sends requests to an Admin API. What may pass (no answer, 429, 5xx) is tried again where sending twice does no harm.
 * Thread-safe.
 */
public final class AdminClient {
    private static final int LARGEST = 256 << 20;
    private static final int TRIES = 4;
    private static final long FIRST_PAUSE = 250;
    private static final Set<String> REPEATABLE = Set.of("GET", "PUT", "PATCH", "DELETE");

    private final AdminSettings settings;
    private final HttpClient http;
    private final Pause pause;

    /**
     * A client.
     *
     * @throws TlsProblem where the certificates of the settings can't be used
     * @throws IllegalArgumentException where a header has a name or value that HTTP does not allow
     */
    public AdminClient(AdminSettings settings, Pause pause) throws TlsProblem {
        this.settings = settings;
        this.pause = pause;
        HttpRequest.Builder allowed = request("/");
        allowed.build();
        HttpClient.Builder builder = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(Duration.ofSeconds(10))
                .followRedirects(HttpClient.Redirect.NEVER);
        if (settings.authority().isPresent() || settings.certificate().isPresent()) {
            builder.sslContext(Tls.context(settings));
        }
        this.http = builder.build();
    }

    AdminSettings settings() {
        return settings;
    }

    /** What the gateway is called: its URL. */
    public String name() {
        return settings.base().toString();
    }

    Reply get(String path) {
        return send("GET", path, null, "");
    }

    Reply json(String method, String path, @Nullable String body) {
        return send(method, path, body, "application/json");
    }

    Reply send(String method, String path, @Nullable String body, String type) {
        Reply reply = once(method, path, body, type);
        long wait = FIRST_PAUSE;
        for (int tries = 1; tries < TRIES && reply.isPassing() && REPEATABLE.contains(method); tries++) {
            pause.millis(wait);
            wait *= 2;
            reply = once(method, path, body, type);
        }
        return reply;
    }

    /** The same, sent once whatever comes of it. */
    Reply probe(String path) {
        return once("GET", path, null, "");
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(settings.base() + path))
                .timeout(settings.timeout())
                .header("Accept", "application/json");
        settings.headers().forEach(header -> request.setHeader(header.name(), header.value()));
        return request;
    }

    private Reply once(String method, String path, @Nullable String body, String type) {
        HttpRequest.Builder request = request(path);
        if (body == null) {
            request.method(method, HttpRequest.BodyPublishers.noBody());
        } else {
            request.header("Content-Type", type)
                    .method(method, HttpRequest.BodyPublishers.ofString(body, StandardCharsets.UTF_8));
        }
        return answer(http.sendAsync(request.build(), head -> new WholeBody(LARGEST)));
    }

    /** The timeout of a request ends with the head of its answer; this one is for all of it. */
    private Reply answer(CompletableFuture<HttpResponse<byte[]>> asked) {
        try {
            HttpResponse<byte[]> response = asked.get(settings.timeout().toMillis(), TimeUnit.MILLISECONDS);
            return new Reply(response.statusCode(), new String(response.body(), StandardCharsets.UTF_8));
        } catch (ExecutionException e) {
            return Reply.none(reason(e.getCause()));
        } catch (TimeoutException e) {
            asked.cancel(/* mayInterruptIfRunning= */ true);
            return Reply.none(late());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Reply.none("interrupted");
        }
    }

    private String late() {
        return "no answer within " + settings.timeout().toSeconds() + " s";
    }

    private String reason(@Nullable Throwable e) {
        if (e instanceof HttpTimeoutException) {
            return late();
        }
        if (e instanceof ConnectException) {
            boolean unknown = e.getCause() instanceof ConnectException inner
                    && inner.getCause() instanceof UnresolvedAddressException;
            return unknown || e.getCause() instanceof UnknownHostException
                    ? "the name of the host is unknown"
                    : "connection refused";
        }
        if (e instanceof SSLException) {
            return "TLS failed: " + e.getMessage();
        }
        return e == null || e.getMessage() == null ? "the connection was closed" : e.getMessage();
    }
}
