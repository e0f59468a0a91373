package dev.gw.runtime.llm;

import dev.gw.runtime.json.Cjson;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The words of Cohere. */
final class Cohere implements Driver {
    private static final Driver OPEN_AI = new OpenAi("cohere");
    private static final String FAILED = "transformation failed from type cohere://";

    @Override
    public Map<String, Object> told(Map<String, Object> request, Model model, String routeType) throws Untold {
        if (Lua.isTruthy(request.get("tools"))) {
            return OPEN_AI.told(request, model, routeType);
        }
        if (!routeType.equals(CHAT) && !routeType.equals(COMPLETIONS)) {
            throw new Untold("no transformer for cohere://" + routeType);
        }
        Json.withDefaults(request, model);
        Lua.put(request, "p", request.remove("top_p"));
        Lua.put(request, "k", request.remove("top_k"));
        Lua.put(request, "model", Lua.or(model.name(), request.get("model")));
        Lua.put(request, "stream", Lua.or(request.get("stream"), false));
        if (request.remove("messages") instanceof List<?> messages && !messages.isEmpty()) {
            if (messages.size() > 1) {
                request.put("chat_history", history(messages.subList(0, messages.size() - 1)));
            }
            Lua.put(request, "message", Lua.field(messages.get(messages.size() - 1), "content"));
        } else {
            request.remove("message");
        }
        return request;
    }

    private static List<Object> history(List<?> messages) {
        List<Object> history = new ArrayList<>();
        for (Object message : messages) {
            Object role = Lua.field(message, "role");
            boolean bot = "assistant".equals(role) || "CHATBOT".equals(role);
            history.add(Json.object("role", bot ? "CHATBOT" : "USER", "message", Lua.field(message, "content")));
        }
        return history;
    }

    @Override
    public String understood(String answer, Model model, String routeType) throws Untold {
        String failed = FAILED + routeType + ": ";
        if (!routeType.equals(CHAT) && !routeType.equals(COMPLETIONS)) {
            throw new Untold("no transformer available from format cohere://" + routeType);
        }
        Map<String, Object> told = Json.read(answer, failed + "failed to decode cohere response");
        if (Lua.isTruthy(told.get("prompt")) && Lua.isTruthy(told.get("generations"))) {
            return generated(told, model);
        }
        if (Lua.isTruthy(told.get("text"))) {
            Map<String, Object> message = Json.object("role", "assistant", "content", told.get("text"));
            Object usage = routeType.equals(CHAT) ? billed(told.get("meta")) : counted(told.get("token_count"));
            return chat(message, "stop", model, told.get("generation_id"), usage);
        }
        if (routeType.equals(CHAT) && Lua.isTruthy(told.get("message"))) {
            Object said = told.get("message");
            Object content = Lua.or(Lua.field(said, "tool_plan"), Lua.field(said, "content"));
            Map<String, Object> message =
                    Json.object("role", "assistant", "content", content, "tool_calls", Lua.field(said, "tool_calls"));
            return chat(message, told.get("finish_reason"), model, told.get("id"), billed(told.get("usage")));
        }
        throw new Untold(failed + "'text' or 'generations' missing from cohere response body");
    }

    private static String generated(Map<String, Object> told, Model model) {
        List<Object> choices = new ArrayList<>();
        for (Object one : Lua.items(told.get("generations"))) {
            choices.add(Json.object(
                    "index", (double) choices.size(), "text", Lua.field(one, "text"), "finish_reason", "stop"));
        }
        return Cjson.encode(Json.object(
                "choices", choices,
                "object", "text_completion",
                "model", model.name(),
                "id", told.get("id"),
                "usage", billed(told.get("meta"))));
    }

    private static String chat(
            Map<String, Object> message,
            @Nullable Object reason,
            Model model,
            @Nullable Object id,
            @Nullable Object usage) {
        return Cjson.encode(Json.object(
                "choices",
                List.of(Json.choice(message, reason)),
                "object",
                "chat.completion",
                "model",
                model.name(),
                "id",
                id,
                "usage",
                usage));
    }

    private static @Nullable Object billed(@Nullable Object meta) {
        Object input = Lua.field(meta, "billed_units", "input_tokens");
        Object output = Lua.field(meta, "billed_units", "output_tokens");
        return Json.usage(input, output, Json.sum(input, output));
    }

    private static @Nullable Object counted(@Nullable Object count) {
        return Json.usage(
                Lua.field(count, "prompt_tokens"),
                Lua.field(count, "response_tokens"),
                Lua.field(count, "total_tokens"));
    }

    @Override
    public @Nullable StreamPiece piece(StreamEvent event, Model model, String routeType, StreamMemory memory) {
        Map<String, Object> told = LlmBody.json(event.data());
        String kind = told == null ? "" : String.valueOf(told.get("event_type"));
        return switch (kind) {
            case "stream-start" -> started(told, model, memory);
            case "text-generation" -> token(told, model, routeType, memory);
            case "stream-end" -> ended(Lua.field(told, "response"));
            default -> null;
        };
    }

    private static StreamPiece started(@Nullable Map<String, Object> told, Model model, StreamMemory memory) {
        memory.id(Lua.field(told, "generation_id"));
        Map<String, Object> choice =
                Json.object("delta", Json.object("content", "", "role", "assistant"), "index", 0.0);
        return StreamPiece.of(Cjson.encode(Json.chunk(choice, memory.id(), model.name())));
    }

    private static StreamPiece token(
            @Nullable Map<String, Object> told, Model model, String routeType, StreamMemory memory) {
        Object text = Lua.or(Lua.field(told, "text"), "");
        if (routeType.equals(CHAT)) {
            return StreamPiece.of(Cjson.encode(Json.chunk(Json.delta(text), memory.id(), model.name())));
        }
        return StreamPiece.of(Cjson.encode(Json.object(
                "choices", List.of(Json.object("text", text, "index", 0.0)),
                "id", memory.id(),
                "model", model.name(),
                "object", "text_completion")));
    }

    private static StreamPiece ended(@Nullable Object answer) {
        Object billed = Lua.field(answer, "meta", "billed_units");
        Object count = Lua.field(answer, "token_count");
        return new StreamPiece(
                DONE,
                Lua.number(Lua.or(Lua.field(billed, "input_tokens"), Lua.field(count, "prompt_tokens"))),
                Lua.number(Lua.or(Lua.field(billed, "output_tokens"), Lua.field(count, "response_tokens"))));
    }

    @Override
    public @Nullable String url(Model model, String routeType, boolean streams) {
        String set = model.text("upstream_url");
        String path = model.text("upstream_path");
        String usual = routeType.equals(CHAT) ? "/v1/chat" : routeType.equals(COMPLETIONS) ? "/v1/generate" : "/";
        return set != null ? set : Urls.with("https://api.cohere.com:443", path != null ? path : usual);
    }

    @Override
    public boolean countsTokens() {
        return true;
    }
}
