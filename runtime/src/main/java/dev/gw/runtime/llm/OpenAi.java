package dev.gw.runtime.llm;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** OpenAI's own words, and those of who speaks the same. */
final class OpenAi implements Driver {
    private final String provider;

    /**
     * Who speaks them.
     *
     * @param provider openai, azure or mistral
     */
    OpenAi(String provider) {
        this.provider = provider;
    }

    @Override
    public Map<String, Object> told(Map<String, Object> request, Model model, String routeType) throws Untold {
        if (!routeType.equals(CHAT) && !routeType.equals(COMPLETIONS)) {
            throw new Untold("no transformer for " + model.provider() + "://" + routeType);
        }
        Json.withDefaults(request, model);
        if (model.name() != null) {
            request.put("model", model.name());
        }
        Lua.put(request, "stream", Lua.or(request.get("stream"), false));
        request.remove("top_k");
        return request;
    }

    @Override
    public String understood(String answer, Model model, String routeType) throws Untold {
        if (!routeType.equals(CHAT) && !routeType.equals(COMPLETIONS)) {
            throw new Untold("no transformer available from format " + model.provider() + "://" + routeType);
        }
        String failed = "transformation failed from type " + model.provider() + "://" + routeType + ": ";
        Map<String, Object> told = Json.read(answer, failed + "failed to decode " + routeType + " response");
        if (!Lua.isTruthy(told.get("choices"))) {
            throw new Untold(failed + "'choices' not in " + routeType + " response");
        }
        return answer;
    }

    @Override
    public @Nullable StreamPiece piece(StreamEvent event, Model model, String routeType, StreamMemory memory) {
        return StreamPiece.of(event.data());
    }

    @Override
    public @Nullable String url(Model model, String routeType, boolean streams) {
        String set = model.text("upstream_url");
        if (set != null) {
            return set;
        }
        String path = model.text("upstream_path");
        return switch (provider) {
            case "azure" ->
                "https://" + model.text("azure_instance") + ".openai.azure.com:443/openai/deployments/"
                        + model.text("azure_deployment_id")
                        + (path != null ? path : path(routeType, "/chat/completions", "/completions"));
            case "mistral" ->
                Urls.with(
                        "https://api.mistral.ai:443",
                        path != null ? path : path(routeType, "/v1/chat/completions", "/"));
            default ->
                Urls.with(
                        "https://api.openai.com:443",
                        path != null ? path : path(routeType, "/v1/chat/completions", "/v1/completions"));
        };
    }

    private static String path(String routeType, String chat, String completions) {
        return routeType.equals(CHAT) ? chat : routeType.equals(COMPLETIONS) ? completions : "/";
    }

    @Override
    public boolean countsTokens() {
        return false;
    }

    @Override
    public @Nullable String acceptedEncodings() {
        return provider.equals("mistral") ? null : "gzip, identity";
    }

    @Override
    public boolean losesCookies() {
        return true;
    }
}
