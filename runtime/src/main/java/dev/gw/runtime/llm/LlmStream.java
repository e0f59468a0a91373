package dev.gw.runtime.llm;

import dev.gw.runtime.exchange.BodyFilter;
import dev.gw.runtime.exchange.Exchange;
import dev.gw.runtime.exchange.Headers;
import dev.gw.runtime.json.Cjson;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Passes a provider's stream on as one of OpenAI's, event by event. Belongs to the request's event loop. */
public final class LlmStream implements BodyFilter {
    private static final Set<String> TYPES = Set.of(
            "text/event-stream", AwsFrames.TYPE, "application/json", "application/stream+json", "application/x-ndjson");
    private static final String NOT_UNDERSTOOD =
            "data: {\"error\": true, \"message\": \"empty or unsupported transformer response\"}";

    private final Driver driver;
    private final Model model;
    private final String routeType;
    private final EventSource splitter;
    private final boolean readable;
    private final @Nullable Unpacking unpacking;
    private final LlmExchange llm;
    private final LlmLog log;
    private final Exchange exchange;
    private final StreamMemory memory = new StreamMemory();
    private final StringBuilder said = new StringBuilder();
    private boolean refused;

    /**
     * A stream.
     *
     * @param contentType its Content-Type; null where it has none
     * @param packed whether it is in gzip
     */
    public LlmStream(
            Driver driver,
            Model model,
            String routeType,
            @Nullable String contentType,
            boolean packed,
            LlmExchange llm,
            LlmLog log,
            Exchange exchange) {
        String type = contentType == null ? null : contentType.split(";", 2)[0];
        this.driver = driver;
        this.model = model;
        this.routeType = routeType;
        this.splitter = EventSource.of(type);
        this.readable = type == null || TYPES.contains(type);
        this.unpacking = packed ? new Unpacking() : null;
        this.llm = llm;
        this.log = log;
        this.exchange = exchange;
    }

    @Override
    public byte[] piece(byte[] octets) {
        if (llm.isInProvidersWords()) {
            // it is read for what it costs only
            heard(octets);
            return octets;
        }
        if (!readable) {
            String once = refused ? "" : NOT_UNDERSTOOD;
            refused = true;
            return Latin.octets(once);
        }
        return Latin.octets(heard(octets));
    }

    /** What a piece says in OpenAI's words. */
    private String heard(byte[] octets) {
        byte[] plain = unpacking == null ? octets : unpacking.piece(octets);
        return passed(splitter.next(Latin.text(plain)));
    }

    private String passed(List<StreamEvent> events) {
        StringBuilder out = new StringBuilder();
        for (StreamEvent event : events) {
            StreamPiece piece = driver.piece(event, model, routeType, memory);
            if (piece == null) {
                continue;
            }
            count(piece);
            String text = piece.text();
            if (text != null) {
                boolean last = text.equals(Driver.DONE);
                out.append("data: ").append(text).append(last ? "" : "\n\n");
                remember(last ? null : text);
            }
        }
        return out.toString();
    }

    private void count(StreamPiece piece) {
        if (!model.provider().equals("gemini")) {
            llm.usage().add(piece.prompt(), piece.completion());
        } else if (piece.prompt() + piece.completion() > 0) {
            llm.usage().prompt(piece.prompt());
            llm.usage().completion(piece.completion());
        }
    }

    private void remember(@Nullable String chunk) {
        if (chunk != null && log.hasPayloads()) {
            Object choice = Lua.first(Lua.field(Cjson.decode(chunk), "choices"));
            Object text = Lua.or(Lua.field(choice, "delta", "content"), Lua.field(choice, "text"));
            said.append(text instanceof String token ? token : "");
        }
    }

    @Override
    public byte[] end(@Nullable Headers trailers) {
        byte[] rest = Latin.octets(readable ? passed(splitter.end()) : "");
        LlmUsage usage = llm.usage();
        if (log.hasStatistics() && usage.completionTokens() == 0) {
            usage.completion(Math.ceil(said.toString().strip().length() / 4.0));
        }
        usage.price(model);
        log.proxied(exchange, llm, composed());
        return llm.isInProvidersWords() ? new byte[0] : rest;
    }

    /** What was said in pieces, as one answer. */
    private String composed() {
        Map<String, Object> message = Json.object("role", "assistant", "content", said.toString());
        Map<String, Object> choice = Json.object("index", 0.0, "logprobs", Cjson.NULL, "message", message);
        LlmUsage usage = llm.usage();
        return Cjson.encode(Json.object(
                "choices",
                List.of(choice),
                "object",
                "chat.completion",
                "response",
                log.hasPayloads() ? said.toString() : null,
                "usage",
                Json.usage(usage.promptTokens(), usage.completionTokens(), usage.totalTokens())));
    }
}
