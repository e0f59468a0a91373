package dev.gw.runtime.llm;

import dev.gw.runtime.exchange.Exchange;
import dev.gw.runtime.exchange.RouteMatch;
import dev.gw.runtime.plugin.PluginConfig;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What the plugins for language models know of one request together. Belongs to the request's event loop. */
public final class LlmExchange {
    private static final String SHARED = "llm";
    private static final Pattern GZIP = Pattern.compile("(?<![A-Za-z])gzip(?![A-Za-z])");

    private final LlmUsage usage = new LlmUsage();
    private Map<String, Object> request = Map.of();
    private @Nullable CallersFormat format;
    private byte[] body = {};
    private @Nullable String askedModel;
    private @Nullable Model model;
    private boolean read;
    private boolean takesGzip;
    private boolean streams;
    private boolean transformed;

    private LlmExchange() {}

    /** That of an exchange, made on first use. */
    public static LlmExchange of(Exchange exchange) {
        return (LlmExchange) exchange.shared().computeIfAbsent(SHARED, ignored -> new LlmExchange());
    }

    /** The same when the request's body was read, which the first plugin does for all. */
    public static CompletionStage<LlmExchange> read(Exchange exchange, PluginConfig config, long nowMillis) {
        LlmExchange shared = of(exchange);
        return exchange.body().thenApply(body -> {
            if (!shared.read) {
                shared.read = true;
                shared.read(exchange, body, config, nowMillis);
            }
            return shared;
        });
    }

    private void read(Exchange exchange, byte[] body, PluginConfig config, long nowMillis) {
        String accepted = exchange.headers().get("Accept-Encoding");
        takesGzip = accepted != null && GZIP.matcher(accepted).find();
        String type = exchange.headers().get("Content-Type");
        Map<String, Object> fields = LlmBody.fields(
                exchange, body, type == null ? "application/json" : type, config.number("max_request_body_size"));
        if (fields != null) {
            CallersFormat spoken = CallersFormat.named(config.text("llm_format"));
            format = spoken;
            this.body = body;
            request = spoken == null ? fields : inOpenAis(spoken, fields, exchange);
            askedModel = request.get("model") instanceof String name ? name : null;
            streams = Lua.isTruthy(request.get("stream"));
            usage.begin(nowMillis);
        }
    }

    private static Map<String, Object> inOpenAis(CallersFormat spoken, Map<String, Object> fields, Exchange exchange) {
        String path = exchange.request().path();
        RouteMatch match = exchange.match();
        return spoken.request(fields, path == null ? "" : path, match == null ? Map.of() : match.named());
    }

    /** Whether the caller speaks a provider's own words, in which its request and its answer go through. */
    public boolean isInProvidersWords() {
        return format != null;
    }

    /** What the provider is sent of the request. */
    public byte[] sent(Exchange exchange) {
        byte[] replaced = exchange.replacedBody();
        return replaced == null ? body : replaced;
    }

    /** Counts what an answer in the provider's own words says of itself. */
    public void count(@Nullable Map<String, Object> answer) {
        if (format != null && answer != null) {
            usage.prompt(format.promptTokens(answer));
            usage.completion(format.completionTokens(answer));
        }
    }

    /** The model that an answer names; null where it names none. */
    @Nullable
    Object answering(@Nullable Map<String, Object> answer) {
        return format == null || answer == null ? Lua.field(answer, "model") : format.model(answer);
    }

    /** The request as the plugins so far left it; empty where its body is none. */
    public Map<String, Object> request() {
        return request;
    }

    /** A copy of the request whose fields may be changed, but for its messages. */
    public Map<String, Object> copyOfRequest() {
        return new LinkedHashMap<>(request);
    }

    /** The request as a plugin made it. */
    public void request(Map<String, Object> changed) {
        request = changed;
    }

    /** Whether the client takes answers in gzip. */
    public boolean takesGzip() {
        return takesGzip;
    }

    /** Whether the answer comes in pieces. */
    public boolean streams() {
        return streams;
    }

    public void streams(boolean inPieces) {
        streams = inPieces;
    }

    /** The model that is asked; null as long as nobody chose one. */
    public @Nullable Model model() {
        return model;
    }

    public void model(Model chosen) {
        model = chosen;
    }

    /** The model's name as logs have it. */
    public String modelName() {
        String name = model == null ? askedModel : model.name();
        return name == null ? "UNSPECIFIED" : name;
    }

    /** Whether a model rewrote the request or the answer, so that no other plugin touches the answer. */
    public boolean isTransformed() {
        return transformed;
    }

    public void transformed() {
        transformed = true;
    }

    public LlmUsage usage() {
        return usage;
    }
}
