package dev.gw.runtime.plugin.airesponsetransformer;

import dev.gw.runtime.error.ErrorAnswers;
import dev.gw.runtime.exchange.Exchange;
import dev.gw.runtime.exchange.Headers;
import dev.gw.runtime.exchange.Response;
import dev.gw.runtime.llm.Driver;
import dev.gw.runtime.llm.Drivers;
import dev.gw.runtime.llm.Gzip;
import dev.gw.runtime.llm.LlmBody;
import dev.gw.runtime.llm.LlmExchange;
import dev.gw.runtime.llm.LlmRefusal;
import dev.gw.runtime.llm.Question;
import dev.gw.runtime.plugin.Plugin;
import dev.gw.runtime.plugin.PluginConfig;
import dev.gw.runtime.plugin.PluginContext;
import dev.gw.runtime.web.WebAnswer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Asks the service itself, has a language model make another answer of its, and gives that. */
final class AiResponseTransformer implements Plugin {
    private final @Nullable Question question;
    private final ServiceCall call;
    private final double mostOfBody;
    private final boolean instructed;

    AiResponseTransformer(String id, PluginConfig config, PluginContext context) {
        Driver driver = Drivers.of(config.record("llm"));
        question = driver == null ? null : new Question("ai-response-transformer", id, config, driver, context);
        call = new ServiceCall(config, context.state());
        mostOfBody = config.number("max_request_body_size");
        instructed = config.isTrue("parse_llm_response_json_instructions");
    }

    @Override
    public CompletionStage<?> access(Exchange exchange) {
        Question asks = question;
        if (asks == null) {
            exchange.respond(ErrorAnswers.crash(exchange));
            return CompletableFuture.completedFuture(null);
        }
        return exchange.body()
                .thenCompose(body -> answered(exchange, asks, LlmBody.text(exchange, body, mostOfBody)))
                .handle((response, problem) -> {
                    exchange.respond(response == null ? refusal(exchange, problem) : response);
                    LlmExchange.of(exchange).transformed();
                    return null;
                });
    }

    private static Response refusal(Exchange exchange, @Nullable Throwable problem) {
        LlmRefusal refusal = LlmRefusal.in(problem);
        return refusal == null ? ErrorAnswers.crash(exchange) : refusal.response(exchange);
    }

    private CompletionStage<Response> answered(Exchange exchange, Question asks, @Nullable String body) {
        return call.send(exchange, body)
                .thenCompose(answer -> asks.ask(exchange, text(answer), body)
                        .thenApply(told -> Instructed.response(answer.status(), fields(answer), told, instructed)));
    }

    private static String text(WebAnswer answer) {
        boolean packed = "gzip".equals(answer.headers().get("Content-Encoding"));
        byte[] octets = packed ? Gzip.unpacked(answer.body()) : answer.body();
        return new String(octets, StandardCharsets.ISO_8859_1);
    }

    private static Headers fields(WebAnswer answer) {
        Headers fields = new Headers();
        answer.headers().forEach((name, value) -> {
            if (!ServiceCall.NOT_ANSWERED.contains(name)) {
                fields.add(name, value);
            }
        });
        return fields;
    }
}
