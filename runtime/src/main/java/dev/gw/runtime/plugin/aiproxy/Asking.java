package dev.gw.runtime.plugin.aiproxy;

import dev.gw.runtime.exchange.Exchange;
import dev.gw.runtime.exchange.UpstreamRequest;
import dev.gw.runtime.json.Cjson;
import dev.gw.runtime.llm.Compatibility;
import dev.gw.runtime.llm.Driver;
import dev.gw.runtime.llm.LlmAuth;
import dev.gw.runtime.llm.LlmExchange;
import dev.gw.runtime.llm.LlmRefusal;
import dev.gw.runtime.llm.Model;
import dev.gw.runtime.llm.Proof;
import dev.gw.runtime.llm.Tokens;
import dev.gw.runtime.plugin.PluginConfig;
import dev.gw.runtime.router.PathNormalizer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes a caller's request one to the provider. Immutable. */
final class Asking {
    /** What a word costs in a stream, where nobody counts. */
    private static final double PER_WORD_OF_STREAM = 1.8;

    private final Driver driver;
    private final Model configured;
    private final LlmAuth auth;
    private final String routeType;
    private final String streaming;
    private final boolean preserves;
    private final Proof proof;

    Asking(PluginConfig config, Driver driver, Proof proof) {
        this.driver = driver;
        this.configured = Model.of(config.record("model").fields());
        this.auth = new LlmAuth(config.record("auth"), driver.letsCallersOverride());
        this.routeType = config.string("route_type");
        this.streaming = String.valueOf(config.text("response_streaming"));
        this.proof = proof;
        this.preserves = routeType.equals(Driver.PRESERVE);
    }

    void ask(Exchange exchange, LlmExchange llm) throws LlmRefusal {
        Model filled = configured.filled(exchange);
        if (!preserves && !Compatibility.hasPrompt(llm.request())) {
            throw new LlmRefusal("request body doesn't contain valid prompts");
        }
        Map<String, Object> request = llm.copyOfRequest();
        llm.request(request);
        Model model = chosen(filled, request.get("model"));
        llm.model(model);
        String problem = preserves ? null : Compatibility.problem(request, routeType);
        if (problem != null) {
            throw new LlmRefusal(problem);
        }
        stream(request, llm);
        String accepted = driver.acceptedEncodings();
        UpstreamRequest upstream = exchange.upstream();
        if (accepted != null) {
            upstream.headers().set("Accept-Encoding", accepted);
        }
        if (!llm.isInProvidersWords()) {
            tell(exchange, request, model);
        }
        if (!driver.countsTokens()) {
            llm.usage().prompt(Tokens.of(request, llm.streams() ? PER_WORD_OF_STREAM : 1));
        }
        auth.addTo(exchange, model.text("azure_api_version"), model.provider().equals("azure"));
        Target target = Target.of(driver, model, routeType, llm.streams());
        target.lead(exchange, routeType, model);
        if (!proof.isNothing()) {
            show(exchange, target, llm.sent(exchange));
        }
        if (model.provider().equals("anthropic") && model.text("anthropic_version") != null) {
            upstream.headers().set("anthropic-version", String.valueOf(model.text("anthropic_version")));
        }
    }

    private void show(Exchange exchange, Target target, byte[] body) throws LlmRefusal {
        UpstreamRequest upstream = exchange.upstream();
        String path = PathNormalizer.escape(upstream.path());
        upstream.hostHeader(target.authority());
        proof.fields(target.authority(), path, body).forEach(upstream.headers()::set);
    }

    /** The model, and that the caller wants no other. */
    private Model chosen(Model filled, @Nullable Object asked) throws LlmRefusal {
        Model model = filled.name() == null && asked instanceof String name ? filled.named(name) : filled;
        if (asked instanceof String name && !name.isEmpty() && !name.equals(model.name())) {
            throw new LlmRefusal("cannot use own model - must be: " + model.name());
        }
        if (model.name() == null && !preserves) {
            throw new LlmRefusal("model parameter not found in request, nor in gateway configuration");
        }
        return model;
    }

    private void stream(Map<String, Object> request, LlmExchange llm) throws LlmRefusal {
        Object wanted = request.get("stream");
        boolean streams = wanted != null && !Boolean.FALSE.equals(wanted) || streaming.equals("always");
        if (streams) {
            request.put("stream", true);
            if (streaming.equals("deny")) {
                throw new LlmRefusal("response streaming is not enabled for this LLM");
            }
        }
        llm.streams(streams);
    }

    private void tell(Exchange exchange, Map<String, Object> request, Model model) throws LlmRefusal {
        if (preserves) {
            return;
        }
        Map<String, Object> told;
        try {
            told = driver.told(request, model, routeType);
        } catch (Driver.Untold problem) {
            throw new LlmRefusal(String.valueOf(problem.getMessage()));
        }
        auth.addTo(request);
        exchange.upstream().headers().set("Content-Type", "application/json");
        exchange.replaceBody(Cjson.encode(told).getBytes(StandardCharsets.ISO_8859_1));
    }
}
