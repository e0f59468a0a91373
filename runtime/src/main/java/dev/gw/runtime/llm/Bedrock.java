package dev.gw.runtime.llm;

import dev.gw.runtime.json.Cjson;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The words of Bedrock's interface Converse.
 *
 * @param region where it is asked; null where nobody says
 */
record Bedrock(@Nullable String region) implements CloudDriver {
    private static final Map<String, String> REASONS = Map.of(
            "max_tokens", "length",
            "end_turn", "stop",
            "tool_use", "tool_calls",
            "guardrail_intervened", "guardrail_intervened");

    @Override
    public Map<String, Object> told(Map<String, Object> request, Model model, String routeType) throws Untold {
        CloudDriver.chatOnly(routeType, "no transformer for bedrock://");
        return BedrockMessages.told(Json.withDefaults(request, model), model);
    }

    @Override
    public String understood(String answer, Model model, String routeType) throws Untold {
        CloudDriver.chatOnly(routeType, "no transformer available from format bedrock://");
        String failed = "transformation failed from type bedrock://" + routeType + ": ";
        Map<String, Object> told = Json.read(answer, failed + "failed to decode response from Bedrock");
        List<?> content = Lua.items(Lua.field(told.get("output"), "message", "content"));
        if (content.isEmpty()) {
            throw new Untold(failed + "no generation candidates received from Bedrock, or max_tokens too short");
        }
        Map<String, Object> message = Json.object(
                "role", "assistant", "content", Lua.field(content.get(0), "text"), "tool_calls", calls(content));
        Object counts = told.get("usage");
        Object usage = Json.usage(
                Lua.field(counts, "inputTokens"), Lua.field(counts, "outputTokens"), Lua.field(counts, "totalTokens"));
        return Cjson.encode(Json.object(
                "choices", List.of(Json.choice(message, reason(told.get("stopReason")))),
                "object", "chat.completion",
                "model", model.name(),
                "usage", counts == null ? null : usage,
                "trace", told.get("trace")));
    }

    private static String reason(@Nullable Object theirs) {
        return REASONS.getOrDefault(String.valueOf(theirs), "stop");
    }

    private static @Nullable List<Object> calls(List<?> content) {
        List<Object> calls = new ArrayList<>();
        for (Object part : content) {
            Object use = Lua.field(part, "toolUse");
            if (use != null) {
                calls.add(call(use));
            }
        }
        return calls.isEmpty() ? null : calls;
    }

    private static Map<String, Object> call(Object use) {
        Object input = Lua.field(use, "input");
        boolean given = input instanceof Map<?, ?> map && !map.isEmpty();
        String arguments = given ? Cjson.encode(Objects.requireNonNull(input)) : null;
        Map<String, Object> function = Json.object("arguments", arguments, "name", Lua.field(use, "name"));
        return Json.object("function", function, "id", Lua.field(use, "toolUseId"), "type", "function");
    }

    @Override
    public @Nullable StreamPiece piece(StreamEvent event, Model model, String routeType, StreamMemory memory) {
        Map<String, Object> body = event.data() == null ? null : LlmBody.json(event.data());
        if (body == null || event.event() == null) {
            return null;
        }
        return switch (event.event()) {
            case "messageStart" ->
                chunk(model, Json.object("content", "", "role", body.get("role")), null, /* begins= */ true);
            case "contentBlockStart" -> begun(body, model);
            case "contentBlockDelta" -> said(body, model);
            case "messageStop" -> chunk(model, Map.of(), reason(body.get("stopReason")), /* begins= */ false);
            case "metadata" ->
                new StreamPiece(
                        DONE,
                        Lua.number(Lua.field(body.get("usage"), "inputTokens")),
                        Lua.number(Lua.field(body.get("usage"), "outputTokens")));
            default -> null;
        };
    }

    private static @Nullable StreamPiece begun(Map<String, Object> body, Model model) {
        Object use = Lua.field(body.get("start"), "toolUse");
        if (use == null) {
            return null;
        }
        Map<String, Object> function = Json.object("name", Lua.field(use, "name"), "arguments", "");
        Map<String, Object> call = Json.object(
                "index", body.get("contentBlockIndex"), "id", Lua.field(use, "toolUseId"), "function", function);
        return chunk(model, Json.object("tool_calls", List.of(call)), null, /* begins= */ true);
    }

    private static StreamPiece said(Map<String, Object> body, Model model) {
        Object use = Lua.field(body.get("delta"), "toolUse");
        if (use == null) {
            Object text = Lua.field(body.get("delta"), "text");
            return chunk(model, Json.object("content", text == null ? "" : text), null, /* begins= */ true);
        }
        Map<String, Object> function = Json.object("arguments", Lua.field(use, "input"));
        Map<String, Object> call = Json.object("index", body.get("contentBlockIndex"), "function", function);
        return chunk(model, Json.object("tool_calls", List.of(call)), null, /* begins= */ true);
    }

    private static StreamPiece chunk(
            Model model, Map<String, Object> delta, @Nullable String finishReason, boolean begins) {
        Map<String, Object> choice =
                Json.object("delta", delta, "index", 0.0, "finish_reason", finishReason, "logprobs", Cjson.NULL);
        return StreamPiece.of(Cjson.encode(Json.object(
                "choices",
                List.of(choice),
                "model",
                model.name(),
                "object",
                "chat.completion.chunk",
                "system_fingerprint",
                begins ? Cjson.NULL : null)));
    }

    @Override
    public @Nullable String url(Model model, String routeType, boolean streams) {
        String operation = streams ? "converse-stream" : "converse";
        return CloudDriver.placed(
                model, "https://bedrock-runtime." + region + ".amazonaws.com/model/" + model.name() + "/" + operation);
    }

    @Override
    public @Nullable String acceptedEncodings() {
        return "gzip, identity";
    }
}
