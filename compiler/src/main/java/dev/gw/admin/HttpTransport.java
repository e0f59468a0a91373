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
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** Sends requests over HTTP. Thread-safe. */
final class HttpTransport implements Transport {
    private static final int LARGEST = 256 << 20;

    private final AdminSettings settings;
    private final HttpClient http;

    /**
     * A transport.
     *
     * @throws TlsProblem where the certificates of the settings can't be used
     * @throws IllegalArgumentException where a header has a name or value that HTTP does not allow
     */
    HttpTransport(AdminSettings settings) throws TlsProblem {
        this.settings = settings;
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

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(settings.base() + path))
                .timeout(settings.timeout())
                .header("Accept", "application/json");
        settings.headers().forEach(header -> request.setHeader(header.name(), header.value()));
        return request;
    }

    @Override
    public Reply once(String method, String path, @Nullable String body, String type) {
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
            String why = String.valueOf(e.getMessage());
            return "TLS failed: "
                    + (why.contains("PKIX path")
                            ? "nobody who is trusted vouches for its certificate; see --ca-cert"
                            : why);
        }
        return e == null || e.getMessage() == null ? "the connection was closed" : e.getMessage();
    }
}
