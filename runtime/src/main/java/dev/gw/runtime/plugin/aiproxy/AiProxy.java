package dev.gw.runtime.plugin.aiproxy;

import dev.gw.runtime.error.ErrorAnswers;
import dev.gw.runtime.exchange.Exchange;
import dev.gw.runtime.exchange.Response;
import dev.gw.runtime.llm.Driver;
import dev.gw.runtime.llm.Drivers;
import dev.gw.runtime.llm.LlmExchange;
import dev.gw.runtime.llm.LlmRefusal;
import dev.gw.runtime.llm.Proof;
import dev.gw.runtime.plugin.Plugin;
import dev.gw.runtime.plugin.PluginConfig;
import dev.gw.runtime.plugin.PluginContext;
import java.time.Clock;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Passes requests to a language model in its provider's words, and its answers in OpenAI's. */
final class AiProxy implements Plugin {
    private final PluginConfig config;
    private final Clock clock;
    private final Proof proof;
    private final @Nullable Asking asking;
    private final @Nullable Answers answers;

    AiProxy(String id, PluginConfig config, PluginContext context) {
        Driver driver = Drivers.of(config);
        this.proof = Proof.of(config, context);
        this.config = config;
        this.clock = context.clock();
        this.asking = driver == null ? null : new Asking(config, driver, proof);
        this.answers = driver == null ? null : new Answers(id, config, driver, clock);
    }

    @Override
    public CompletionStage<?> access(Exchange exchange) {
        Asking asks = asking;
        if (asks == null) {
            exchange.respond(ErrorAnswers.crash(exchange));
            return CompletableFuture.completedFuture(null);
        }
        CompletionStage<LlmExchange> read = LlmExchange.read(exchange, config, clock.millis());
        return proof.isNothing()
                ? read.thenAccept(llm -> ask(exchange, asks, llm, null))
                : read.thenCombine(proof.ready().handle((done, problem) -> problem), Asked::new)
                        .thenAcceptAsync(asked -> ask(exchange, asks, asked.llm(), asked.problem()), exchange.loop());
    }

    private record Asked(LlmExchange llm, @Nullable Throwable problem) {}

    private static void ask(Exchange exchange, Asking asks, LlmExchange llm, @Nullable Throwable unproved) {
        LlmRefusal refused = LlmRefusal.in(unproved);
        try {
            if (refused != null) {
                throw refused;
            }
            asks.ask(exchange, llm);
        } catch (LlmRefusal refusal) {
            exchange.respond(refusal.response(exchange));
        }
    }

    @Override
    public void headerFilter(Exchange exchange) {
        Response response = Objects.requireNonNull(exchange.response());
        if (response.source() != Response.Source.SERVICE) {
            response.headers().remove("Content-Encoding");
        } else if (answers != null) {
            answers.filter(exchange, response, LlmExchange.of(exchange));
        }
    }
}
