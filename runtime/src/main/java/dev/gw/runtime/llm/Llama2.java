package dev.gw.runtime.llm;

import dev.gw.runtime.json.Cjson;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** llama2: OpenAI's words, ollama's, or the model's own. */
final class Llama2 implements Driver {
    private static final Driver OPEN_AI = new OpenAi("llama2");
    private static final String END = "[/INST]";

    private static String format(Model model) {
        return String.valueOf(model.text("llama2_format"));
    }

    @Override
    public Map<String, Object> told(Map<String, Object> request, Model model, String routeType) throws Untold {
        return switch (format(model)) {
            case "openai" -> OPEN_AI.told(request, model, routeType);
            case "ollama" -> Ollama.told(Json.withDefaults(request, model), model);
            default -> raw(Json.withDefaults(request, model));
        };
    }

    private static Map<String, Object> raw(Map<String, Object> request) {
        Object stream = request.get("stream");
        Object messages = request.get("messages");
        Object prompt = request.get("prompt");
        String inputs = null;
        if (Lua.isTruthy(messages)) {
            inputs = instructions(Lua.items(messages));
        } else if (Lua.isTruthy(prompt)) {
            inputs = "<s> [INST] <<SYS>> You are a helpful assistant. <<SYS>> " + Lua.text(prompt) + " " + END;
        }
        return Json.object(
                "parameters",
                Json.object(
                        "max_new_tokens", request.get("max_tokens"),
                        "top_p", request.get("top_p"),
                        "top_k", request.get("top_k"),
                        "temperature", request.get("temperature"),
                        "stream", Lua.or(stream, false)),
                "inputs",
                inputs);
    }

    /** A chat as the model was taught to read it: the first message instructs, the second asks. */
    private static String instructions(List<?> messages) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < messages.size(); i++) {
            Object content = Lua.field(messages.get(i), "content");
            Object role = Lua.field(messages.get(i), "role");
            if (i == 0) {
                text.append("<s>[INST] <<SYS>> ").append(Lua.text(content)).append(" <</SYS>>");
            } else if (i == 1) {
                text.append(' ').append(Lua.text(content)).append(' ').append(END);
            } else if ("system".equals(role)) {
                text.append(' ').append(Lua.text(content)).append(" </s>");
            } else if ("user".equals(role)) {
                text.append(" <s>[INST] ").append(Lua.text(content)).append(' ').append(END);
            }
        }
        return text.toString();
    }

    @Override
    public String understood(String answer, Model model, String routeType) throws Untold {
        return switch (format(model)) {
            case "openai" -> OPEN_AI.understood(answer, model, routeType);
            case "ollama" -> Ollama.understood(answer, model, routeType);
            default -> fromRaw(answer, model, routeType);
        };
    }

    private static String fromRaw(String answer, Model model, String routeType) throws Untold {
        String failed = "transformation failed from type " + model.provider() + "://" + routeType + ": ";
        Map<String, Object> told = Json.read(answer, failed + "failed to decode llama2 response");
        if (!(told.get("data") instanceof List<?> data) || data.size() > 1) {
            throw new Untold(failed + "cannot parse response from llama2 endpoint");
        }
        String text = Lua.text(Lua.field(Lua.first(data), "generated_text"));
        if (text == null) {
            throw new Untold(failed + "response data is empty from llama2 endpoint");
        }
        String said = text.substring(text.lastIndexOf(END) < 0 ? 0 : text.lastIndexOf(END) + END.length())
                .strip();
        boolean chat = routeType.equals(CHAT);
        Map<String, Object> choice = chat
                ? Json.object("message", Json.object("content", said, "role", "assistant"), "index", 0.0)
                : Json.object("index", 0.0, "text", said);
        return Cjson.encode(Json.object(
                "choices", List.of(choice),
                "object", chat ? "chat.completion" : "text_completion",
                "usage", told.get("usage")));
    }

    @Override
    public @Nullable StreamPiece piece(StreamEvent event, Model model, String routeType, StreamMemory memory) {
        return switch (format(model)) {
            case "openai" -> OPEN_AI.piece(event, model, routeType, memory);
            case "ollama" -> Ollama.piece(event, routeType);
            default -> null;
        };
    }

    @Override
    public @Nullable String url(Model model, String routeType, boolean streams) {
        return model.text("upstream_url");
    }

    @Override
    public boolean countsTokens() {
        return true;
    }
}
