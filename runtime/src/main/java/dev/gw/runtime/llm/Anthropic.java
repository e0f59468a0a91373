package dev.gw.runtime.llm;

import dev.gw.runtime.json.Cjson;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The words of Anthropic. */
final class Anthropic implements Driver {
    private static final String FAILED = "transformation failed from type anthropic://";

    @Override
    public Map<String, Object> told(Map<String, Object> request, Model model, String routeType) throws Untold {
        Json.withDefaults(request, model);
        return switch (routeType) {
            case CHAT -> chat(request, model);
            case COMPLETIONS -> completion(request, model);
            default -> throw new Untold("no transformer for anthropic://" + routeType);
        };
    }

    private static Map<String, Object> chat(Map<String, Object> request, Model model) throws Untold {
        if (!Lua.isTruthy(request.get("messages"))) {
            throw new Untold("error transforming to anthropic://" + CHAT);
        }
        List<?> messages = Lua.items(request.get("messages"));
        Object tools = request.get("tools");
        return Json.object(
                "messages", AnthropicMessages.told(messages),
                "system", AnthropicMessages.system(messages),
                "temperature", request.get("temperature"),
                "max_tokens", request.get("max_tokens"),
                "model", Lua.or(model.name(), request.get("model")),
                "stream", Lua.or(request.get("stream"), false),
                "tools", Lua.isTruthy(tools) ? AnthropicMessages.tools(Lua.items(tools)) : null,
                "tool_choice", request.get("tool_choice"));
    }

    private static Map<String, Object> completion(Map<String, Object> request, Model model) throws Untold {
        Object prompt = request.get("prompt");
        Object messages = request.get("messages");
        if (!Lua.isTruthy(prompt) && !Lua.isTruthy(messages)) {
            throw new Untold("error transforming to anthropic://" + COMPLETIONS);
        }
        String text = Lua.isTruthy(prompt)
                ? "Human: " + Lua.text(prompt) + "\n\nAssistant:"
                : AnthropicMessages.transcript(Lua.items(messages));
        return Json.object(
                "prompt", text,
                "temperature", request.get("temperature"),
                "max_tokens_to_sample", request.get("max_tokens"),
                "model", Lua.or(model.name(), request.get("model")),
                "stream", Lua.or(request.get("stream"), false));
    }

    @Override
    public String understood(String answer, Model model, String routeType) throws Untold {
        return switch (routeType) {
            case CHAT -> chat(Json.read(answer, FAILED + CHAT + ": failed to decode anthropic response"));
            case COMPLETIONS ->
                completion(Json.read(answer, FAILED + COMPLETIONS + ": failed to decode anthropic response"));
            default -> throw new Untold("no transformer available from format anthropic://" + routeType);
        };
    }

    private static String chat(Map<String, Object> told) throws Untold {
        if (!(told.get("content") instanceof List<?> content)) {
            throw new Untold(FAILED + CHAT + ": 'content' not in anthropic://" + CHAT + " response");
        }
        Map<String, Object> message = Json.object(
                "role", "assistant",
                "content", AnthropicMessages.text(content),
                "tool_calls", AnthropicMessages.calls(content));
        return Cjson.encode(Json.object(
                "choices", List.of(Json.choice(message, told.get("stop_reason"))),
                "usage", usage(told.get("usage")),
                "model", told.get("model"),
                "object", "chat.completion"));
    }

    private static @Nullable Object usage(@Nullable Object usage) {
        if (!Lua.isTruthy(usage)) {
            return "no usage data returned from upstream";
        }
        Object input = Lua.field(usage, "input_tokens");
        Object output = Lua.field(usage, "output_tokens");
        return Json.usage(input, output, Json.sum(input, output));
    }

    private static String completion(Map<String, Object> told) throws Untold {
        if (!Lua.isTruthy(told.get("completion"))) {
            throw new Untold(FAILED + COMPLETIONS + ": 'completion' not in anthropic://" + COMPLETIONS + " response");
        }
        Map<String, Object> choice =
                Json.object("index", 0.0, "text", told.get("completion"), "finish_reason", told.get("stop_reason"));
        return Cjson.encode(
                Json.object("choices", List.of(choice), "model", told.get("model"), "object", "text_completion"));
    }

    @Override
    public @Nullable StreamPiece piece(StreamEvent event, Model model, String routeType, StreamMemory memory) {
        Map<String, Object> told = LlmBody.json(event.data());
        if (event.event() == null || told == null || !routeType.equals(CHAT)) {
            return null;
        }
        return switch (event.event()) {
            case "message_start" -> started(told, model, memory);
            case "message_delta" -> new StreamPiece(null, 0, Lua.number(Lua.field(told, "usage", "output_tokens")));
            case "content_block_start", "content_block_delta" ->
                StreamPiece.of(Cjson.encode(
                        Json.chunk(Json.delta(Lua.field(told, "delta", "text")), memory.id(), model.name())));
            case "message_stop" -> StreamPiece.of(DONE);
            default -> null;
        };
    }

    private static @Nullable StreamPiece started(Map<String, Object> told, Model model, StreamMemory memory) {
        if (!(told.get("message") instanceof Map<?, ?> message)) {
            return null;
        }
        memory.id(message.get("id"));
        Map<String, Object> choice = Json.object(
                "delta", Json.object("content", "", "role", message.get("role")), "index", 0.0, "logprobs", Cjson.NULL);
        Map<String, Object> chunk = Json.chunk(choice, memory.id(), model.name());
        chunk.put("system_fingerprint", Cjson.NULL);
        return new StreamPiece(
                Cjson.encode(chunk),
                Lua.number(Lua.field(message, "usage", "input_tokens")),
                Lua.number(Lua.field(message, "usage", "output_tokens")));
    }

    @Override
    public @Nullable String url(Model model, String routeType, boolean streams) {
        String set = model.text("upstream_url");
        String path = model.text("upstream_path");
        String usual = routeType.equals(CHAT) ? "/v1/messages" : routeType.equals(COMPLETIONS) ? "/v1/complete" : "/";
        return set != null ? set : Urls.with("https://api.anthropic.com:443", path != null ? path : usual);
    }

    @Override
    public boolean countsTokens() {
        return true;
    }
}
