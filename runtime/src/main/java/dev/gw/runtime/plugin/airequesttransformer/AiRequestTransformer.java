package dev.gw.runtime.plugin.airequesttransformer;

import dev.gw.runtime.error.ErrorAnswers;
import dev.gw.runtime.exchange.Exchange;
import dev.gw.runtime.llm.Driver;
import dev.gw.runtime.llm.Drivers;
import dev.gw.runtime.llm.LlmBody;
import dev.gw.runtime.llm.LlmExchange;
import dev.gw.runtime.llm.LlmRefusal;
import dev.gw.runtime.llm.Question;
import dev.gw.runtime.plugin.Plugin;
import dev.gw.runtime.plugin.PluginConfig;
import dev.gw.runtime.plugin.PluginContext;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Has a language model make another body of each request's. */
final class AiRequestTransformer implements Plugin {
    private final @Nullable Question question;
    private final double mostOfBody;

    AiRequestTransformer(String id, PluginConfig config, PluginContext context) {
        Driver driver = Drivers.of(config.record("llm"));
        question = driver == null ? null : new Question("ai-request-transformer", id, config, driver, context);
        mostOfBody = config.number("max_request_body_size");
    }

    @Override
    public CompletionStage<?> access(Exchange exchange) {
        Question asks = question;
        if (asks == null) {
            exchange.respond(ErrorAnswers.crash(exchange));
            return CompletableFuture.completedFuture(null);
        }
        return exchange.body()
                .thenCompose(body -> {
                    String text = LlmBody.text(exchange, body, mostOfBody);
                    return asks.ask(exchange, text, text);
                })
                .handle((answer, problem) -> {
                    settle(exchange, answer, problem);
                    return answer;
                });
    }

    private static void settle(Exchange exchange, @Nullable String answer, @Nullable Throwable problem) {
        if (answer != null) {
            exchange.replaceBody(answer.getBytes(StandardCharsets.ISO_8859_1));
            LlmExchange.of(exchange).transformed();
            return;
        }
        LlmRefusal refusal = LlmRefusal.in(problem);
        exchange.respond(refusal == null ? ErrorAnswers.crash(exchange) : refusal.response(exchange));
    }
}
