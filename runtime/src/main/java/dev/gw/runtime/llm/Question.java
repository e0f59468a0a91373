package dev.gw.runtime.llm;

import dev.gw.runtime.exchange.Exchange;
import dev.gw.runtime.json.Cjson;
import dev.gw.runtime.plugin.PluginConfig;
import dev.gw.runtime.plugin.PluginContext;
import dev.gw.runtime.regex.PcrePattern;
import dev.gw.runtime.web.WebAnswer;
import dev.gw.runtime.web.WebClient;
import dev.gw.runtime.web.WebPlace;
import dev.gw.runtime.web.WebProblem;
import dev.gw.runtime.web.WebRequest;
import dev.gw.runtime.web.WebWay;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** What a plugin asks a language model on its own: to make another text of one, as its prompt says. Immutable. */
public final class Question {
    private final String plugin;
    private final Driver driver;
    private final Model model;
    private final LlmAuth auth;
    private final Proof proof;
    private final LlmLog log;
    private final Clock clock;
    private final WebClient client;
    private final WebWay way;
    private final String prompt;
    private final @Nullable PcrePattern wanted;
    private final boolean picks;

    /**
     * The question of a configuration.
     *
     * @param plugin the plugin's name
     */
    public Question(String plugin, String id, PluginConfig config, Driver driver, PluginContext context) {
        PluginConfig llm = config.record("llm");
        String pattern = config.text("transformation_extract_pattern");
        this.plugin = plugin;
        this.driver = driver;
        this.model = Model.of(llm.record("model").fields());
        this.auth = new LlmAuth(llm.record("auth"), /* mayOverride= */ false);
        this.proof = Proof.of(llm, context);
        this.log = new LlmLog(id, llm.record("logging"));
        this.clock = context.clock();
        this.client = WebClient.of(context.state());
        this.way = way(config, String.valueOf(url()).startsWith("https:"));
        this.prompt = LlmBody.octets(config.string("prompt"));
        this.wanted = pattern == null ? null : PcrePattern.of("(?im)" + pattern);
        this.picks = pattern != null;
    }

    /** How a configuration wants servers to be asked. */
    public static WebWay way(PluginConfig config, boolean overTls) {
        String kind = overTls ? "https_proxy_" : "http_proxy_";
        String host = config.text(kind + "host");
        String proxy = host == null ? null : "http://" + host + ":" + config.integer(kind + "port");
        double millis = config.number("http_timeout");
        return new WebWay(millis >= 1 ? (long) millis : 60_000, config.isTrue("https_verify"), proxy);
    }

    /** Where this model is asked; null where it can't be. */
    private @Nullable String url() {
        boolean named = model.provider().equals("mistral") || model.provider().equals("huggingface");
        String url = named ? model.text("upstream_url") : driver.url(model, Driver.CHAT, /* streams= */ false);
        boolean versioned = model.provider().equals("azure") && model.text("upstream_url") == null;
        return versioned ? url + "?api-version=" + model.text("azure_api_version") : url;
    }

    /**
     * Asks about a text of one character per octet.
     *
     * @param text null for one that is too large
     * @return the other text, in octets; fails with {@link LlmRefusal}
     */
    public CompletionStage<String> ask(Exchange exchange, @Nullable String text, @Nullable String requestBody) {
        String url = url();
        if (url == null) {
            return CompletableFuture.failedFuture(new LlmRefusal(500, "An unexpected error occurred"));
        }
        Map<String, Object> request = Json.object(
                "messages",
                List.of(Json.object("role", "system", "content", prompt), Json.object("role", "user", "content", text)),
                "stream",
                false);
        Map<String, Object> told;
        try {
            told = driver.told(request, model, Driver.CHAT);
        } catch (Driver.Untold problem) {
            return CompletableFuture.failedFuture(new LlmRefusal(String.valueOf(problem.getMessage())));
        }
        auth.addTo(told);
        if (requestBody != null) {
            log.payload(exchange, plugin, "request", requestBody);
        }
        long began = clock.millis();
        byte[] body = Latin.octets(Cjson.encode(told));
        return proof.ready()
                .thenComposeAsync(done -> send(exchange, url, body).handle(Question::body), exchange.loop())
                .thenApply(answer -> heard(exchange, answer, clock.millis() - began));
    }

    private CompletionStage<WebAnswer> send(Exchange exchange, String url, byte[] body) {
        try {
            return client.send(exchange, request(WebPlace.of(url), body), way);
        } catch (LlmRefusal problem) {
            throw new CompletionException(problem);
        }
    }

    private WebRequest request(WebPlace place, byte[] body) throws LlmRefusal {
        WebRequest request = WebRequest.to("POST", place, body)
                .with("Accept", "application/json")
                .with("Content-Type", "application/json");
        String version = model.text("anthropic_version");
        if (model.provider().equals("anthropic") && version != null) {
            request.with("anthropic-version", version);
        }
        String name = auth.headerName();
        if (name != null) {
            request.with(name, auth.headerValue());
        }
        return request.with(proof.fields(place.authority(), place.path(), body));
    }

    private static String body(@Nullable WebAnswer answer, @Nullable Throwable problem) {
        if (answer == null) {
            throw refused("failed to introspect request with AI service: request to ai service failed: "
                    + "request failed: " + WebProblem.reason(problem));
        }
        if (answer.status() > 299) {
            throw refused("failed to introspect request with AI service: status code " + answer.status());
        }
        return Latin.text(answer.body());
    }

    private String heard(Exchange exchange, String answer, long millis) {
        String understood;
        try {
            understood = driver.understood(answer, model, Driver.CHAT);
        } catch (Driver.Untold problem) {
            throw refused("failed to convert AI response to Kong format: " + problem.getMessage());
        }
        Map<String, Object> told = LlmBody.json(understood);
        log(exchange, told == null ? Map.of() : told, understood, millis);
        Object content = Lua.field(Lua.first(Lua.field(told, "choices")), "message", "content");
        if (!(content instanceof String text)) {
            throw refused("no 'choices' in upstream AI service response");
        }
        return picks ? picked(text) : text;
    }

    private String picked(String text) {
        List<String> groups = wanted == null ? null : wanted.groups(text);
        if (groups == null) {
            throw refused("AI response did not match specified regular expression");
        }
        return groups.get(0);
    }

    private static CompletionException refused(String message) {
        return new CompletionException(new LlmRefusal(message));
    }

    private void log(Exchange exchange, Map<String, Object> told, String body, long millis) {
        LlmExchange llm = LlmExchange.of(exchange);
        Object usage = told.get("usage");
        Object completion = Lua.field(usage, "completion_tokens");
        Object answering = told.get("model");
        llm.usage().take(told);
        llm.usage().price(model);
        boolean priced = model.option("input_cost") != null && model.option("output_cost") != null;
        double tokens = Lua.number(completion);
        Object perToken = completion == null ? null : tokens > 0 ? Math.floor(millis / tokens) : 0.0;
        log.payload(exchange, plugin, "response", body);
        log.asked(
                exchange,
                plugin,
                Json.object(
                        "provider_name",
                        model.provider(),
                        "request_model",
                        llm.modelName(),
                        "response_model",
                        answering == null ? model.name() : answering,
                        "llm_latency",
                        (double) millis),
                Json.object(
                        "time_per_token",
                        perToken,
                        "prompt_tokens",
                        Lua.field(usage, "prompt_tokens"),
                        "completion_tokens",
                        completion,
                        "total_tokens",
                        Lua.field(usage, "total_tokens"),
                        "cost",
                        priced && completion != null ? llm.usage().cost() : null));
    }
}
