package dev.gw.runtime.llm;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Messages of OpenAI's in Gemini's words. */
final class GeminiMessages {
    private static final Map<String, String> ROLES = Map.of("system", "system", "user", "user", "assistant", "model");

    /** What Kong calls every function whose result is told. */
    private static final String ANY_FUNCTION = "get_product_info";

    private GeminiMessages() {}

    static Map<String, Object> told(Map<String, Object> request, Model model) throws Driver.Untold {
        List<Object> contents = new ArrayList<>();
        StringBuilder system = null;
        List<?> messages = Lua.items(request.get("messages"));
        for (int i = 0; i < messages.size(); i++) {
            Object message = messages.get(i);
            if ("system".equals(Lua.field(message, "role"))) {
                String said = Lua.text(Lua.field(message, "content"));
                system = (system == null ? new StringBuilder() : system).append(said == null ? "" : said);
            } else {
                contents.add(content(message, i + 1, contents.isEmpty()));
            }
        }
        if (system != null && String.valueOf(model.name()).startsWith("gemini-1.0")) {
            throw failed("system prompts aren't supported on gemini-1.0 models");
        }
        return Json.object(
                "contents", contents.isEmpty() ? null : contents,
                "systemInstruction",
                        system == null ? null : Json.object("parts", List.of(Json.object("text", system.toString()))),
                "generationConfig", settings(request),
                "tools", tools(request.get("tools")),
                "tool_config", request.get("tool_config"));
    }

    private static Driver.Untold failed(String why) {
        return new Driver.Untold("error transforming to gemini://" + Driver.CHAT + ": " + why);
    }

    private static Map<String, Object> settings(Map<String, Object> request) {
        return Json.object(
                "maxOutputTokens", request.get("max_tokens"),
                "stopSequences", request.get("stop"),
                "temperature", request.get("temperature"),
                "topK", request.get("top_k"),
                "topP", request.get("top_p"));
    }

    private static Map<String, Object> content(Object message, int position, boolean first) throws Driver.Untold {
        Object role = Lua.field(message, "role");
        List<?> calls = Lua.items(Lua.field(message, "tool_calls"));
        boolean isResult = "tool".equals(role);
        if (isResult || "assistant".equals(role) && !calls.isEmpty()) {
            if (first) {
                // a chat can't begin with it: Kong's code fails there
                throw failed("nil");
            }
            return Json.object("role", "function", "parts", isResult ? result(message) : calls(calls));
        }
        return Json.object(
                "role",
                ROLES.get(role instanceof String name ? name : "user"),
                "parts",
                parts(Lua.field(message, "content"), position));
    }

    private static List<Object> result(Object message) {
        Object content = Lua.field(message, "content");
        Map<String, Object> said = Json.object("content", content == null ? List.of() : List.of(content));
        return List.of(Json.object("function_response", Json.object("response", said, "name", ANY_FUNCTION)));
    }

    private static List<Object> calls(List<?> calls) {
        List<Object> parts = new ArrayList<>();
        for (Object call : calls) {
            parts.add(Json.object("function_call", Json.object("name", Lua.field(call, "function", "name"))));
        }
        return parts;
    }

    private static Object parts(@Nullable Object content, int position) throws Driver.Untold {
        if (content instanceof String text) {
            return List.of(Json.object("text", text));
        }
        List<?> items = Lua.items(content);
        if (items.isEmpty() && (content instanceof List<?> || content instanceof Map<?, ?>)) {
            throw failed("message at position " + position + " does not match expected array format");
        }
        List<Object> parts = new ArrayList<>();
        for (Object item : items) {
            parts.add(part(item));
        }
        return parts.isEmpty() ? Map.of() : parts;
    }

    private static Map<String, Object> part(Object item) throws Driver.Untold {
        String type = String.valueOf(Lua.field(item, "type"));
        if (type.equals("text")) {
            Object text = Lua.field(item, "text");
            if (!Lua.isTruthy(text)) {
                throw failed("message part type is 'text' but is missing .text block");
            }
            return Json.object("text", text);
        }
        if (!type.equals("image_url")) {
            throw failed("cannot transform part of type '" + type + "' to Gemini format");
        }
        if (!(Lua.field(item, "image_url", "url") instanceof String url)) {
            throw failed("message part type is 'image_url' but is missing .image_url.url block");
        }
        return image(url);
    }

    private static Map<String, Object> image(String url) throws Driver.Untold {
        if (url.length() < 10) {
            throw failed("could not decode OpenAI image-part, image URL is less than 10 bytes, which is not parsable");
        }
        if (!url.startsWith("data:")) {
            return Json.object("fileData", Json.object("fileUri", url, "mimeType", "image/generic"));
        }
        String[] outer = url.substring(5).split(";", -1);
        String[] inner = outer.length < 2 ? new String[0] : outer[1].split(",", -1);
        return Json.object("inlineData", Json.object("data", inner.length < 2 ? null : inner[1], "mimeType", outer[0]));
    }

    private static @Nullable List<Object> tools(@Nullable Object tools) {
        List<Object> functions = new ArrayList<>();
        for (Object tool : Lua.items(tools)) {
            Object function = Lua.field(tool, "function");
            if (function != null) {
                functions.add(function);
            }
        }
        return functions.isEmpty() ? null : List.of(Json.object("function_declarations", functions));
    }
}
