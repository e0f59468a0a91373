package dev.gw.runtime.plugin.airesponsetransformer;

import dev.gw.document.Scalar;
import dev.gw.model.Entity;
import dev.gw.runtime.deliver.WebClients;
import dev.gw.runtime.exchange.Detour;
import dev.gw.runtime.exchange.Exchange;
import dev.gw.runtime.exchange.FieldNames;
import dev.gw.runtime.exchange.UpstreamRequest;
import dev.gw.runtime.llm.LlmRefusal;
import dev.gw.runtime.llm.Question;
import dev.gw.runtime.plugin.PluginConfig;
import dev.gw.runtime.plugin.PluginState;
import dev.gw.runtime.router.PathNormalizer;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Asks the service of a request, past the balancing, as Kong's plugin does. Immutable. */
final class ServiceCall {
    /** Fields of its answer that don't go to the client. */
    static final FieldNames NOT_ANSWERED = FieldNames.of(
            "connection",
            "keep-alive",
            "proxy-connection",
            "transfer-encoding",
            "content-length",
            "content-encoding",
            "upgrade",
            "date");

    private static final FieldNames NOT_SENT = FieldNames.of(
            "host",
            "connection",
            "keep-alive",
            "proxy-connection",
            "transfer-encoding",
            "content-length",
            "upgrade",
            "expect");

    private final PluginConfig config;
    private final PluginState state;
    private final Duration timeout;

    ServiceCall(PluginConfig config, PluginState state) {
        this.config = config;
        this.state = state;
        this.timeout = Question.timeout(config);
    }

    /** The service's answer; fails with {@link LlmRefusal}. */
    CompletionStage<HttpResponse<byte[]>> send(Exchange exchange, @Nullable String body) {
        Entity service = exchange.service();
        if (service == null) {
            return CompletableFuture.failedFuture(new IllegalStateException("there is no service to ask"));
        }
        Detour detour = exchange.detour();
        boolean tls = detour.tls() == null ? "https".equals(service.fields().string("protocol")) : detour.tls();
        HttpClient client = Question.client(state, config, tls);
        return client.sendAsync(request(exchange, service, tls, body), BodyHandlers.ofByteArray())
                .handle((answer, problem) -> {
                    if (answer == null) {
                        throw new CompletionException(new LlmRefusal(500, problem(problem)));
                    }
                    return answer;
                });
    }

    private static String problem(@Nullable Throwable problem) {
        Throwable cause = problem instanceof CompletionException ? problem.getCause() : problem;
        String what = cause instanceof ConnectException ? "failed to connect to upstream: " : "subrequest failed: ";
        return what + WebClients.reason(problem);
    }

    private HttpRequest request(Exchange exchange, Entity service, boolean tls, @Nullable String body) {
        UpstreamRequest upstream = exchange.upstream();
        Detour detour = exchange.detour();
        boolean led = detour.host() != null;
        String host = led ? detour.host() : String.valueOf(service.fields().string("host"));
        int port = led ? detour.port() : service.fields().get("port") instanceof Scalar set ? (int) set.number() : 80;
        String query = upstream.query();
        URI uri = URI.create((tls ? "https://" : "http://") + host + ":" + port + PathNormalizer.escape(upstream.path())
                + (query == null ? "" : "?" + query));
        HttpRequest.Builder request = HttpRequest.newBuilder(uri)
                .timeout(timeout)
                .method(
                        exchange.request().method(),
                        body == null || body.isEmpty()
                                ? BodyPublishers.noBody()
                                : BodyPublishers.ofByteArray(body.getBytes(StandardCharsets.ISO_8859_1)));
        upstream.headers().forEach((name, value) -> {
            if (!NOT_SENT.contains(name)) {
                request.header(name, value);
            }
        });
        return request.build();
    }
}
