package dev.gw.runtime.llm;

import dev.gw.runtime.http.HexText;
import dev.gw.runtime.json.Cjson;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Callers that speak as Bedrock's interface Converse has it. */
final class BedrockCallers implements CallersFormat {
    private static final Pattern PATH = Pattern.compile("/model/([^/]+)/([^/]+)$");

    @Override
    public Map<String, Object> request(Map<String, Object> theirs, String path, Map<String, String> captures) {
        CallersPath asked = CallersPath.of(path, captures, PATH);
        Object settings = theirs.get("inferenceConfig");
        return Json.object(
                "model", asked.model() == null ? "" : HexText.decoded(asked.model()),
                "stream", "converse-stream".equals(asked.operation()),
                "messages", messages(theirs),
                "temperature", Lua.field(settings, "temperature"),
                "max_tokens", Lua.field(settings, "maxTokens"),
                "top_p", Lua.field(settings, "topP"),
                "stop", Lua.field(settings, "stopSequences"),
                "tools", tools(Lua.field(theirs.get("toolConfig"), "tools")));
    }

    private static @Nullable List<Object> messages(Map<String, Object> theirs) {
        List<Object> messages = new ArrayList<>();
        for (Object message : Lua.items(theirs.get("messages"))) {
            messages.add(message(message));
        }
        Object instruction = Lua.field(Lua.first(theirs.get("system")), "text");
        return ChatWords.instructed(messages, instruction);
    }

    private static Map<String, Object> message(Object message) {
        Map<String, Object> made = new LinkedHashMap<>();
        Lua.put(made, "role", Lua.field(message, "role") instanceof String role ? role : null);
        List<Object> said = new ArrayList<>();
        List<Object> calls = new ArrayList<>();
        for (Object part : Lua.items(Lua.field(message, "content"))) {
            Object result = Lua.field(part, "toolResult");
            if (Lua.field(part, "toolUse") != null) {
                calls.add(call(Lua.field(part, "toolUse")));
            } else if (result != null) {
                made.put("role", "tool");
                made.put("content", result(result));
                Lua.put(made, "tool_call_id", Lua.field(result, "toolUseId"));
            } else {
                said.add(part(part));
            }
        }
        if (!said.isEmpty()) {
            made.put("content", said);
        }
        Lua.put(made, "tool_calls", ChatWords.orNothing(calls));
        return made;
    }

    private static Map<String, Object> call(@Nullable Object use) {
        Object input = Lua.field(use, "input");
        Map<String, Object> function = Json.object(
                "name", Lua.field(use, "name"), "arguments", Cjson.encode(input == null ? Map.of() : input));
        return Json.object("id", Lua.field(use, "toolUseId"), "function", function, "type", "function");
    }

    private static String result(Object result) {
        Object content = Lua.field(result, "content");
        Object json = Lua.field(Lua.first(content), "json");
        Object told = json == null ? content : json;
        return Cjson.encode(told == null ? Cjson.NULL : told);
    }

    private static Map<String, Object> part(Object part) {
        Object said = Lua.field(part, "text");
        if (said != null) {
            return ChatWords.text(said);
        }
        Object image = Lua.field(part, "image");
        String url = "data:image/" + Lua.field(image, "format") + ";base64," + Lua.field(image, "source", "bytes");
        return ChatWords.picture(url);
    }

    private static @Nullable List<Object> tools(@Nullable Object theirs) {
        List<Object> tools = new ArrayList<>();
        for (Object tool : Lua.items(theirs)) {
            Object its = Lua.field(tool, "toolSpec");
            if (its != null) {
                Map<String, Object> function = Json.object(
                        "name", Lua.field(its, "name"),
                        "description", Lua.field(its, "description"),
                        "parameters", Lua.field(its, "inputSchema", "json"));
                tools.add(ChatWords.tool(function));
            }
        }
        return ChatWords.orNothing(tools);
    }

    @Override
    public double promptTokens(Map<String, Object> answer) {
        return Lua.number(Lua.field(answer, "usage", "inputTokens"));
    }

    @Override
    public double completionTokens(Map<String, Object> answer) {
        return Lua.number(Lua.field(answer, "usage", "outputTokens"));
    }
}
