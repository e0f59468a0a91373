package dev.gw.runtime.llm;

import dev.gw.runtime.json.Cjson;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Messages between OpenAI's words and Anthropic's. */
final class AnthropicMessages {
    private static final Set<String> OF_THE_CHAT = Set.of("assistant", "user", "tool");

    private AnthropicMessages() {}

    private static String role(Object message) {
        return String.valueOf(Lua.field(message, "role"));
    }

    /** What the last message says that is nobody's. */
    static @Nullable Object system(List<?> messages) {
        Object found = null;
        for (Object message : messages) {
            if (!OF_THE_CHAT.contains(role(message))) {
                found = Lua.field(message, "content");
            }
        }
        return found;
    }

    static List<Object> told(List<?> messages) {
        List<Object> told = new ArrayList<>();
        for (Object message : messages) {
            String role = role(message);
            Object calls = Lua.field(message, "tool_calls");
            if (role.equals("assistant") && Lua.isTruthy(calls)) {
                told.add(Json.object("role", role, "content", uses(Lua.items(calls))));
            } else if (role.equals("tool")) {
                told.add(Json.object("role", "user", "content", List.of(result(message))));
            } else if (OF_THE_CHAT.contains(role)) {
                told.add(message);
            }
        }
        return told;
    }

    private static Map<String, Object> result(Object message) {
        return Json.object(
                "type", "tool_result",
                "tool_use_id", Lua.field(message, "tool_call_id"),
                "content", Lua.field(message, "content"));
    }

    private static List<Object> uses(List<?> calls) {
        List<Object> uses = new ArrayList<>();
        for (Object call : calls) {
            Object arguments = Lua.field(call, "function", "arguments");
            uses.add(Json.object(
                    "type",
                    "tool_use",
                    "id",
                    Lua.field(call, "id"),
                    "name",
                    Lua.field(call, "function", "name"),
                    "input",
                    arguments instanceof String text ? Cjson.decode(text) : null));
        }
        return uses;
    }

    @SuppressWarnings("unchecked")
    static List<Object> tools(List<?> tools) {
        List<Object> told = new ArrayList<>();
        for (Object tool : tools) {
            if (Lua.field(tool, "function") instanceof Map<?, ?> function) {
                Map<String, Object> made = new LinkedHashMap<>((Map<String, Object>) function);
                Lua.put(made, "input_schema", made.remove("parameters"));
                told.add(made);
            }
        }
        return told;
    }

    /** A chat as one text that the assistant goes on with. */
    static String transcript(List<?> messages) {
        StringBuilder text = new StringBuilder();
        for (Object message : messages) {
            String role = role(message);
            text.append(role.equals("assistant") ? "Assistant: " : role.equals("user") ? "Human: " : "");
            text.append(Lua.text(Lua.field(message, "content"))).append("\n\n");
        }
        return text.append("Assistant:").toString();
    }

    /** The texts of an answer, a line each. */
    static String text(List<?> content) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < content.size(); i++) {
            if (Lua.field(content.get(i), "text") instanceof String one) {
                text.append(i == 0 ? "" : "\n").append(one);
            }
        }
        return text.toString();
    }

    /** The calls of an answer; null where it has none. */
    static @Nullable List<Object> calls(List<?> content) {
        List<Object> calls = new ArrayList<>();
        for (Object one : content) {
            if ("tool_use".equals(Lua.field(one, "type"))) {
                Object input = Lua.field(one, "input");
                Map<String, Object> function = Json.object(
                        "name", Lua.field(one, "name"), "arguments", Cjson.encode(input == null ? Cjson.NULL : input));
                calls.add(Json.object("id", Lua.field(one, "id"), "type", "function", "function", function));
            }
        }
        return calls.isEmpty() ? null : calls;
    }
}
