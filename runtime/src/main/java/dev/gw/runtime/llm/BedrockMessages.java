package dev.gw.runtime.llm;

import dev.gw.runtime.json.Cjson;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Messages of OpenAI's in the words of Bedrock's interface Converse. */
final class BedrockMessages {
    private static final String VERSION = "bedrock-2023-05-31";

    /** Models that take no instructions. */
    private static final Pattern WITHOUT_SYSTEM = Pattern.compile("amazon.titan|cohere.command.*?text"
            + "|mistral.mistral.*?7b.*?instruct|mistral.mixtral.*?8x7b.*?instruct");

    private BedrockMessages() {}

    static Map<String, Object> told(Map<String, Object> request, Model model) throws Driver.Untold {
        List<Object> messages = new ArrayList<>();
        List<Object> system = new ArrayList<>();
        for (Object message : Lua.items(request.get("messages"))) {
            if ("system".equals(Lua.field(message, "role"))) {
                system.add(Json.object("text", Lua.field(message, "content")));
            } else {
                messages.add(message(message));
            }
        }
        String name = String.valueOf(model.name());
        if (!system.isEmpty() && WITHOUT_SYSTEM.matcher(name).find()) {
            throw failed("system prompts are unsupported for model '" + name);
        }
        String version = model.text("anthropic_version");
        Object fields = Lua.field(request.get("bedrock"), "additionalModelRequestFields");
        return Json.object(
                "anthropic_version", version == null ? VERSION : version,
                "messages", messages.isEmpty() ? null : messages,
                "system", system.isEmpty() ? null : system,
                "inferenceConfig", settings(request),
                "guardrailConfig", request.get("guardrailConfig"),
                "toolConfig", toolConfig(request),
                "additionalModelRequestFields", Lua.isTruthy(fields) ? List.of(fields) : null);
    }

    private static Driver.Untold failed(String why) {
        return new Driver.Untold("error transforming to bedrock://" + Driver.CHAT + ": " + why);
    }

    private static Map<String, Object> settings(Map<String, Object> request) {
        return Json.object(
                "maxTokens", request.get("max_tokens"),
                "stopSequences", request.get("stop"),
                "temperature", request.get("temperature"),
                "topP", request.get("top_p"));
    }

    private static Map<String, Object> message(Object message) throws Driver.Untold {
        Object role = Lua.field(message, "role");
        if ("tool".equals(role)) {
            return Json.object("role", "user", "content", List.of(Json.object("toolResult", result(message))));
        }
        return Json.object("role", "assistant".equals(role) ? "assistant" : "user", "content", content(message));
    }

    private static Map<String, Object> result(Object message) throws Driver.Untold {
        Object said =
                decoded(Lua.field(message, "content"), "failed to decode function response arguments, not JSON format");
        boolean whole = said instanceof Map<?, ?> || said instanceof List<?>;
        return Json.object(
                "toolUseId",
                Lua.field(message, "tool_call_id"),
                "content",
                List.of(Json.object("json", whole ? said : Json.object("result", said))),
                "status",
                Lua.field(message, "status"));
    }

    private static @Nullable Object decoded(@Nullable Object text, String otherwise) throws Driver.Untold {
        try {
            return Cjson.decode(String.valueOf(text));
        } catch (RuntimeException noJson) {
            throw failed(otherwise);
        }
    }

    private static Object content(Object message) throws Driver.Untold {
        Object content = Lua.field(message, "content");
        if (content instanceof List<?> || content instanceof Map<?, ?>) {
            return content;
        }
        List<?> calls = Lua.items(Lua.field(message, "tool_calls"));
        if (calls.isEmpty()) {
            return List.of(Json.object("text", content == null ? "" : content));
        }
        // of several, Kong tells the last
        Object call = calls.get(calls.size() - 1);
        Object input = decoded(
                Lua.field(call, "function", "arguments"),
                "failed to decode function response arguments from assistant's message, not JSON format");
        return List.of(Json.object(
                "toolUse",
                Json.object(
                        "toolUseId",
                        Lua.field(call, "id"),
                        "name",
                        Lua.field(call, "function", "name"),
                        "input",
                        input)));
    }

    private static @Nullable Object toolConfig(Map<String, Object> request) {
        List<Object> tools = new ArrayList<>();
        for (Object tool : Lua.items(request.get("tools"))) {
            Object function = Lua.field(tool, "function");
            if (function != null) {
                Map<String, Object> schema = Json.object("json", Lua.field(function, "parameters"));
                tools.add(Json.object(
                        "toolSpec",
                        Json.object(
                                "name",
                                Lua.field(function, "name"),
                                "description",
                                Lua.field(function, "description"),
                                "inputSchema",
                                schema)));
            }
        }
        Object own = Lua.field(request.get("bedrock"), "toolConfig");
        if (tools.isEmpty()) {
            return Lua.isTruthy(own) ? List.of(own) : null;
        }
        return Json.object("tools", tools);
    }
}
