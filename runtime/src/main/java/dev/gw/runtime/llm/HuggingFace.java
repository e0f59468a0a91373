package dev.gw.runtime.llm;

import dev.gw.runtime.json.Cjson;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The words of Hugging Face's inference. */
final class HuggingFace implements Driver {
    private static final String FAILED = "transformation failed from type huggingface://";

    @Override
    public Map<String, Object> told(Map<String, Object> request, Model model, String routeType) throws Untold {
        if (!routeType.equals(CHAT) && !routeType.equals(COMPLETIONS)) {
            throw new Untold("no transformer for huggingface://" + routeType);
        }
        Json.withDefaults(request, model);
        Map<String, Object> parameters = parameters(request);
        if (routeType.equals(COMPLETIONS)) {
            Lua.put(request, "inputs", request.remove("prompt"));
        }
        Object options = model.option("huggingface");
        request.put(
                "options",
                Json.object(
                        "use_cache", Lua.isTruthy(Lua.field(options, "use_cache")),
                        "wait_for_model", Lua.isTruthy(Lua.field(options, "wait_for_model"))));
        request.put("parameters", parameters);
        if (model.name() != null) {
            request.put("model", model.name());
        }
        return request;
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> parameters(Map<String, Object> request) {
        Map<String, Object> parameters = new LinkedHashMap<>();
        if (request.get("parameters") instanceof Map<?, ?> given) {
            parameters.putAll((Map<String, Object>) given);
        }
        for (String name : List.of("top_k", "top_p", "temperature")) {
            Object value = request.remove(name);
            if (!parameters.containsKey(name)) {
                Lua.put(parameters, name, value);
            }
        }
        Object most = request.remove("max_tokens");
        if (!parameters.containsKey("max_tokens")) {
            // "lenght" is what Kong sends
            Lua.put(parameters, Lua.isTruthy(request.get("messages")) ? "max_lenght" : "max_new_tokens", most);
        }
        return parameters;
    }

    @Override
    public String understood(String answer, Model model, String routeType) throws Untold {
        Object told = Cjson.decode(answer);
        if (!(told instanceof Map<?, ?>) && !(told instanceof List<?>)) {
            throw new Untold(FAILED + routeType + ": Failed to decode response");
        }
        Object error = Lua.or(Lua.field(told, "error"), Lua.field(told, "message"));
        if (Lua.isTruthy(error)) {
            throw new Untold(FAILED + routeType + ": API error: " + Lua.text(error));
        }
        Object usage = Lua.field(told, "usage");
        Object kind = Lua.field(told, "object");
        return Cjson.encode(Json.object(
                "model",
                model.name(),
                "object",
                kind == null ? routeType : kind,
                "choices",
                choices(told, routeType),
                "usage",
                usage == null ? Map.of() : usage));
    }

    private static List<Map<String, Object>> choices(Object told, String routeType) throws Untold {
        Object generated = Lua.field(Lua.first(told), "generated_text");
        if (Lua.isTruthy(generated)) {
            return List.of(choice(generated, 0));
        }
        if (!(Lua.field(told, "choices") instanceof List<?> list)) {
            throw new Untold(FAILED + routeType + ": Invalid response format");
        }
        List<Map<String, Object>> choices = new ArrayList<>();
        for (Object one : list) {
            choices.add(choice(Lua.or(Lua.field(one, "message", "content"), ""), choices.size()));
        }
        return choices;
    }

    private static Map<String, Object> choice(@Nullable Object content, int index) {
        return Json.object(
                "message", Json.object("content", content), "index", (double) index, "finish_reason", "complete");
    }

    @Override
    public @Nullable StreamPiece piece(StreamEvent event, Model model, String routeType, StreamMemory memory) {
        Map<String, Object> told = LlmBody.json(event.data());
        if (told == null) {
            return null;
        }
        if (!routeType.equals(CHAT)) {
            Object text = Lua.or(Lua.field(told, "token", "text"), "");
            return StreamPiece.of(Cjson.encode(Json.object(
                    "choices", List.of(Json.object("text", text, "index", 0.0)),
                    "model", model.name(),
                    "object", "text_completion")));
        }
        Object content = Lua.or(Lua.field(Lua.first(told.get("choices")), "delta", "content"), "");
        Map<String, Object> choice =
                Json.object("delta", Json.object("content", content, "role", "assistant"), "index", 0.0);
        return StreamPiece.of(Cjson.encode(Json.chunk(choice, null, Lua.or(told.get("model"), model.name()))));
    }

    @Override
    public @Nullable String url(Model model, String routeType, boolean streams) {
        String set = model.text("upstream_url");
        if (set == null && model.name() == null) {
            return null;
        }
        String base = set != null ? set : "https://api-inference.huggingface.co/models/" + model.name();
        return routeType.equals(COMPLETIONS) ? base : base + "/v1/chat/completions";
    }

    @Override
    public boolean countsTokens() {
        return false;
    }

    @Override
    public boolean letsCallersOverride() {
        return false;
    }
}
