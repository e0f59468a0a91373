package dev.gw.runtime.llm;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** mistral: OpenAI's words or ollama's. */
final class Mistral implements Driver {
    private static final Driver OPEN_AI = new OpenAi("mistral");

    private static boolean likeOllama(Model model) {
        return "ollama".equals(model.text("mistral_format"));
    }

    @Override
    public Map<String, Object> told(Map<String, Object> request, Model model, String routeType) throws Untold {
        return likeOllama(model)
                ? Ollama.told(Json.withDefaults(request, model), model)
                : OPEN_AI.told(request, model, routeType);
    }

    @Override
    public String understood(String answer, Model model, String routeType) throws Untold {
        return likeOllama(model)
                ? Ollama.understood(answer, model, routeType)
                : OPEN_AI.understood(answer, model, routeType);
    }

    @Override
    public @Nullable StreamPiece piece(StreamEvent event, Model model, String routeType, StreamMemory memory) {
        return likeOllama(model) ? Ollama.piece(event, routeType) : OPEN_AI.piece(event, model, routeType, memory);
    }

    @Override
    public @Nullable String url(Model model, String routeType, boolean streams) {
        return OPEN_AI.url(model, routeType, streams);
    }

    @Override
    public boolean countsTokens() {
        return false;
    }

    @Override
    public boolean losesCookies() {
        return true;
    }
}
