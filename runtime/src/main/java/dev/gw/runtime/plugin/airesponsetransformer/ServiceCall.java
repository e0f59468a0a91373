package dev.gw.runtime.plugin.airesponsetransformer;

import dev.gw.document.Scalar;
import dev.gw.model.Entity;
import dev.gw.runtime.exchange.Detour;
import dev.gw.runtime.exchange.Exchange;
import dev.gw.runtime.exchange.FieldNames;
import dev.gw.runtime.exchange.Headers;
import dev.gw.runtime.exchange.UpstreamRequest;
import dev.gw.runtime.llm.LlmRefusal;
import dev.gw.runtime.llm.Question;
import dev.gw.runtime.plugin.PluginConfig;
import dev.gw.runtime.plugin.PluginState;
import dev.gw.runtime.router.PathNormalizer;
import dev.gw.runtime.web.WebAnswer;
import dev.gw.runtime.web.WebClient;
import dev.gw.runtime.web.WebPlace;
import dev.gw.runtime.web.WebProblem;
import dev.gw.runtime.web.WebRequest;
import dev.gw.runtime.web.WebWay;
import java.nio.charset.StandardCharsets;
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

    private final WebClient client;
    private final WebWay plain;
    private final WebWay overTls;

    ServiceCall(PluginConfig config, PluginState state) {
        this.client = WebClient.of(state);
        this.plain = Question.way(config, /* overTls= */ false);
        this.overTls = Question.way(config, /* overTls= */ true);
    }

    /** The service's answer; fails with {@link LlmRefusal}. */
    CompletionStage<WebAnswer> send(Exchange exchange, @Nullable String body) {
        Entity service = exchange.service();
        if (service == null) {
            return CompletableFuture.failedFuture(new IllegalStateException("there is no service to ask"));
        }
        Detour detour = exchange.detour();
        boolean tls = detour.tls() == null ? "https".equals(service.fields().string("protocol")) : detour.tls();
        return client.send(exchange, request(exchange, service, tls, body), tls ? overTls : plain)
                .handle((answer, problem) -> {
                    if (answer == null) {
                        throw new CompletionException(new LlmRefusal(500, problem(problem)));
                    }
                    return answer;
                });
    }

    private static String problem(@Nullable Throwable problem) {
        Throwable cause = problem instanceof CompletionException ? problem.getCause() : problem;
        boolean connected = cause instanceof WebProblem known && known.wasConnected();
        return (connected ? "subrequest failed: " : "failed to connect to upstream: ") + WebProblem.reason(problem);
    }

    private static WebRequest request(Exchange exchange, Entity service, boolean tls, @Nullable String body) {
        UpstreamRequest upstream = exchange.upstream();
        Detour detour = exchange.detour();
        String led = detour.host();
        String host = led != null ? led : String.valueOf(service.fields().string("host"));
        int port = led != null
                ? detour.port()
                : service.fields().get("port") instanceof Scalar set ? (int) set.number() : 80;
        String query = upstream.query();
        String target = PathNormalizer.escape(upstream.path()) + (query == null ? "" : "?" + query);
        Headers fields = new Headers();
        upstream.headers().forEach((name, value) -> {
            if (!NOT_SENT.contains(name)) {
                fields.add(name, value);
            }
        });
        byte[] octets = (body == null ? "" : body).getBytes(StandardCharsets.ISO_8859_1);
        return WebRequest.to(exchange.request().method(), new WebPlace(tls, host, port, target), octets)
                .withAll(fields);
    }
}
