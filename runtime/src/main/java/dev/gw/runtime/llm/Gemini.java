package dev.gw.runtime.llm;

import dev.gw.runtime.json.Cjson;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The words of Google's Gemini, public or on Vertex. */
final class Gemini implements CloudDriver {
    private static final String FAILED = "transformation failed from type gemini://";

    @Override
    public Map<String, Object> told(Map<String, Object> request, Model model, String routeType) throws Untold {
        CloudDriver.chatOnly(routeType, "no transformer for gemini://");
        return GeminiMessages.told(Json.withDefaults(request, model), model);
    }

    @Override
    public String understood(String answer, Model model, String routeType) throws Untold {
        CloudDriver.chatOnly(routeType, "no transformer available from format gemini://");
        String failed = FAILED + routeType + ": ";
        Map<String, Object> told = Json.read(answer, failed + "failed to decode response from Gemini");
        Object candidate = Lua.first(told.get("candidates"));
        if (candidate == null) {
            throw new Untold(failed + "no generation candidates received from Gemini, or max_tokens too short");
        }
        List<?> parts = Lua.items(Lua.field(candidate, "content", "parts"));
        Object text = Lua.field(Lua.first(parts), "text");
        Object counts = told.get("usageMetadata");
        Object usage = Json.usage(
                Lua.field(counts, "promptTokenCount"),
                Lua.field(counts, "candidatesTokenCount"),
                Lua.field(counts, "totalTokenCount"));
        boolean said = Lua.isTruthy(text);
        return Cjson.encode(Json.object(
                "choices", choices(candidate, parts, text),
                "object", said ? "chat.completion" : null,
                "model", said ? model.name() : null,
                "usage", counts == null ? null : usage));
    }

    private static Object choices(Object candidate, List<?> parts, @Nullable Object text) {
        if (Lua.isTruthy(text)) {
            String reason = String.valueOf(Lua.field(candidate, "finishReason")).toLowerCase(Locale.ROOT);
            return List.of(Json.choice(Json.object("role", "assistant", "content", text), reason));
        }
        if (!Lua.isTruthy(Lua.field(Lua.first(parts), "functionCall"))) {
            return Map.of();
        }
        Map<String, Object> message = Json.object("role", "assistant", "tool_calls", calls(parts, null));
        return List.of(Json.object("index", 0.0, "message", message));
    }

    private static List<Object> calls(List<?> parts, @Nullable String type) {
        List<Object> calls = new ArrayList<>();
        for (Object part : parts) {
            Object call = Lua.field(part, "functionCall");
            Object arguments = Lua.field(call, "args");
            calls.add(Json.object(
                    "function",
                    Json.object(
                            "name",
                            Lua.field(call, "name"),
                            "arguments",
                            Cjson.encode(arguments == null ? Cjson.NULL : arguments)),
                    "type",
                    type));
        }
        return calls;
    }

    @Override
    public @Nullable StreamPiece piece(StreamEvent event, Model model, String routeType, StreamMemory memory) {
        if (DONE.equals(event.data())) {
            return StreamPiece.of(DONE);
        }
        Map<String, Object> told = LlmBody.json(event.data());
        Object candidate = told == null ? null : Lua.first(told.get("candidates"));
        List<?> parts = Lua.items(Lua.field(candidate, "content", "parts"));
        Object text = Lua.field(Lua.first(parts), "text");
        Map<String, Object> delta;
        if (Lua.isTruthy(text)) {
            delta = Json.object("content", text, "role", "assistant");
        } else if (Lua.isTruthy(Lua.field(Lua.first(parts), "functionCall"))) {
            delta = Json.object("tool_calls", calls(parts, "function"));
        } else {
            return null;
        }
        Map<String, Object> choice =
                Json.object("delta", delta, "index", 0.0, "finish_reason", Lua.field(candidate, "finishReason"));
        return new StreamPiece(
                Cjson.encode(Json.object("choices", List.of(choice))),
                Lua.number(Lua.field(told, "usageMetadata", "promptTokenCount")),
                Lua.number(Lua.field(told, "usageMetadata", "candidatesTokenCount")));
    }

    @Override
    public @Nullable String url(Model model, String routeType, boolean streams) {
        return CloudDriver.placed(model, usual(model, streams ? "streamGenerateContent" : "generateContent"));
    }

    private static String usual(Model model, String operation) {
        Object google = model.option("gemini");
        Object endpoint = Lua.field(google, "api_endpoint");
        Object project = Lua.field(google, "project_id");
        Object location = Lua.field(google, "location_id");
        if (endpoint == null || project == null || location == null) {
            return "https://generativelanguage.googleapis.com/v1beta/models/" + model.name() + ":" + operation;
        }
        return "https://" + endpoint + "/v1/projects/" + project + "/locations/" + location
                + "/publishers/google/models/" + model.name() + ":" + operation;
    }

    @Override
    public @Nullable String acceptedEncodings() {
        return "identity";
    }
}
