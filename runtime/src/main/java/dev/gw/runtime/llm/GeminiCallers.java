package dev.gw.runtime.llm;

import dev.gw.runtime.json.Cjson;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Callers that speak as Google's Gemini has it. */
final class GeminiCallers implements CallersFormat {
    private static final Pattern PATH = Pattern.compile("/models/([^:]+):([^/]+)$");
    private static final Map<String, String> ROLES = Map.of("human", "user", "model", "assistant", "function", "tool");

    @Override
    public Map<String, Object> request(Map<String, Object> theirs, String path, Map<String, String> captures) {
        CallersPath asked = CallersPath.of(path, captures, PATH);
        Map<String, Object> settings = new LinkedHashMap<>();
        Object theirSettings = theirs.get("generationConfig");
        Lua.put(settings, "temperature", Lua.field(theirSettings, "temperature"));
        Lua.put(settings, "max_tokens", Lua.field(theirSettings, "maxOutputTokens"));
        Lua.put(settings, "top_p", Lua.field(theirSettings, "topP"));
        Lua.put(settings, "top_k", Lua.field(theirSettings, "topK"));
        Lua.put(settings, "stop", Lua.field(theirSettings, "stopSequences"));
        Map<String, Object> request = Json.object(
                "model", asked.model(),
                "stream", "streamGenerateContent".equals(asked.operation()),
                "messages", messages(theirs),
                "tools", tools(theirs.get("tools")));
        request.putAll(settings);
        return request;
    }

    private static @Nullable List<Object> messages(Map<String, Object> theirs) {
        List<Object> messages = new ArrayList<>();
        if (theirs.get("contents") instanceof Map<?, ?> only) {
            return only.isEmpty() ? null : List.of(message(only));
        }
        for (Object content : Lua.items(theirs.get("contents"))) {
            messages.add(message(content));
        }
        Object parts = Lua.field(theirs.get("system_instruction"), "parts");
        Object instruction = Lua.field(parts instanceof List<?> ? Lua.first(parts) : parts, "text");
        return ChatWords.instructed(messages, instruction);
    }

    private static Map<String, Object> message(Object content) {
        Object role = Lua.field(content, "role");
        Object parts = Lua.field(content, "parts");
        List<?> all = parts instanceof Map<?, ?> one && !one.isEmpty() ? List.of(one) : Lua.items(parts);
        List<Object> said = new ArrayList<>();
        List<Object> calls = new ArrayList<>();
        Object result = null;
        for (Object part : all) {
            Object response = Lua.field(part, "function_response");
            if (Lua.field(part, "functionCall") != null) {
                calls.add(call(part));
            } else if (response != null) {
                result = Lua.field(response, "response", "content");
            } else {
                said.add(part(part));
            }
        }
        Object spoken = said.isEmpty() ? result : said;
        return Json.object(
                "role",
                role instanceof String name ? ROLES.getOrDefault(name, name) : null,
                "content",
                spoken,
                "tool_calls",
                ChatWords.orNothing(calls));
    }

    private static Map<String, Object> call(Object part) {
        Object name = Lua.field(part, "functionCall", "name");
        Object arguments = Lua.field(part, "functionCall", "args");
        Map<String, Object> function = Json.object(
                "name", name, "id", name, "arguments", Cjson.encode(arguments == null ? Cjson.NULL : arguments));
        return ChatWords.tool(function);
    }

    private static Map<String, Object> part(Object part) {
        Object text = Lua.field(part, "text");
        if (text != null) {
            return ChatWords.text(text);
        }
        Object data = Lua.field(part, "inline_data");
        Object place = data == null
                ? Lua.field(part, "file_data", "file_uri")
                : "data:" + Lua.field(data, "mime_type") + ";base64," + Lua.field(data, "data");
        return ChatWords.picture(place);
    }

    private static @Nullable List<Object> tools(@Nullable Object theirs) {
        List<Object> tools = new ArrayList<>();
        for (Object function : Lua.items(Lua.field(Lua.first(theirs), "function_declarations"))) {
            tools.add(ChatWords.tool(function));
        }
        return ChatWords.orNothing(tools);
    }

    @Override
    public double promptTokens(Map<String, Object> answer) {
        return Lua.number(Lua.field(answer, "usageMetadata", "promptTokenCount"));
    }

    @Override
    public double completionTokens(Map<String, Object> answer) {
        return Lua.number(Lua.field(answer, "usageMetadata", "candidatesTokenCount"));
    }

    @Override
    public @Nullable Object model(Map<String, Object> answer) {
        return answer.get("modelVersion");
    }
}
