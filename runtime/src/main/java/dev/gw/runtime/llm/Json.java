package dev.gw.runtime.llm;

import dev.gw.runtime.json.Cjson;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes and reads the objects that providers are spoken with. */
final class Json {
    private Json() {}

    /** An object of names and values by turns; a name whose value is null is left out. */
    static Map<String, Object> object(@Nullable Object... namesAndValues) {
        Map<String, Object> object = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            Object value = namesAndValues[i + 1];
            if (value != null) {
                object.put(String.valueOf(namesAndValues[i]), value);
            }
        }
        return object;
    }

    /** The object that an answer is. */
    static Map<String, Object> read(String answer, String otherwise) throws Driver.Untold {
        Map<String, Object> object = LlmBody.json(answer);
        if (object == null) {
            throw new Driver.Untold(otherwise);
        }
        return object;
    }

    /** OpenAI's numbers of tokens. */
    static @Nullable Map<String, Object> usage(
            @Nullable Object prompt, @Nullable Object completion, @Nullable Object total) {
        return object("prompt_tokens", prompt, "completion_tokens", completion, "total_tokens", total);
    }

    /** The sum of two numbers; null where one is none. */
    static @Nullable Object sum(@Nullable Object one, @Nullable Object other) {
        return one instanceof Double a && other instanceof Double b ? a + b : null;
    }

    /** An event of a chat's stream. */
    static Map<String, Object> chunk(Map<String, Object> choice, @Nullable Object id, @Nullable Object model) {
        return object("choices", List.of(choice), "id", id, "model", model, "object", "chat.completion.chunk");
    }

    /** What the assistant says next, as a choice. */
    static Map<String, Object> delta(@Nullable Object content) {
        return object(
                "delta",
                object("content", content instanceof String text ? text : ""),
                "index",
                0.0,
                "finish_reason",
                Cjson.NULL,
                "logprobs",
                Cjson.NULL);
    }

    /** What the assistant answers, as the only choice of a chat. */
    static Map<String, Object> choice(Map<String, Object> message, @Nullable Object finishReason) {
        return object("index", 0.0, "message", message, "finish_reason", finishReason);
    }

    /** The texts that OpenAI's models are told settings by, from a configuration where it has them. */
    static Map<String, Object> withDefaults(Map<String, Object> request, Model model) {
        for (String name : List.of("temperature", "max_tokens", "top_p", "top_k")) {
            Object set = model.option(name);
            if (Lua.isTruthy(set)) {
                Lua.put(request, name, set);
            }
        }
        return request;
    }
}
