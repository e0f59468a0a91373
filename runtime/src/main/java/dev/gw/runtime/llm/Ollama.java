package dev.gw.runtime.llm;

import dev.gw.runtime.json.Cjson;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The words of ollama, which llama2 and mistral may be asked in. */
final class Ollama {
    private Ollama() {}

    static Map<String, Object> told(Map<String, Object> request, Model model) {
        Object messages = request.get("messages");
        Object stream = request.get("stream");
        Map<String, Object> options = Json.object(
                "num_predict", request.get("max_tokens"),
                "temperature", request.get("temperature"),
                "top_p", request.get("top_p"),
                "top_k", request.get("top_k"));
        return Json.object(
                "messages",
                messages,
                "prompt",
                Lua.isTruthy(messages) ? null : request.get("prompt"),
                "stream",
                Lua.or(stream, false),
                "model",
                model.name() != null ? model.name() : request.get("name"),
                "tools",
                request.get("tools"),
                "tool_choice",
                request.get("tool_choice"),
                "options",
                options);
    }

    static String understood(String answer, Model model, String routeType) throws Driver.Untold {
        String failed = "transformation failed from type " + model.provider() + "://" + routeType + ": ";
        Map<String, Object> told = Json.read(answer, failed + "failed to decode ollama response");
        double completion = Lua.number(told.get("eval_count"));
        double prompt = Lua.number(told.get("prompt_eval_count"));
        Object most = model.option("max_tokens");
        boolean cut = told.get("eval_count") != null && told.get("eval_count").equals(most == null ? -1.0 : most);
        boolean chat = routeType.equals(Driver.CHAT);
        Object reason = told.get("finish_reason");
        Map<String, Object> choice = chat
                ? Json.object(
                        "index",
                        0.0,
                        "message",
                        told.get("message"),
                        "finish_reason",
                        reason != null ? reason : cut ? "length" : "stop")
                : Json.object("index", 0.0, "text", told.get("response"));
        return Cjson.encode(Json.object(
                "model", told.get("model"),
                "created", told.get("created_at"),
                "usage", Json.usage(prompt, completion, prompt + completion),
                "object", chat ? "chat.completion" : "text_completion",
                "choices", List.of(choice)));
    }

    static @Nullable StreamPiece piece(StreamEvent event, String routeType) {
        Map<String, Object> told = LlmBody.json(event.data());
        if (told == null) {
            return null;
        }
        if (Lua.isTruthy(told.get("done"))) {
            return new StreamPiece(
                    Driver.DONE, Lua.number(told.get("prompt_eval_count")), Lua.number(told.get("eval_count")));
        }
        boolean chat = routeType.equals(Driver.CHAT);
        Object text = chat ? Lua.field(told, "message", "content") : told.get("response");
        Object said = text == null ? "" : text;
        Map<String, Object> choice = chat
                ? Json.object("delta", Json.object("content", said), "index", 0.0)
                : Json.object("text", said, "index", 0.0);
        return StreamPiece.of(Cjson.encode(Json.object(
                "choices", List.of(choice),
                "model", told.get("model"),
                "object", chat ? "chat.completion.chunk" : "text_completion")));
    }
}
