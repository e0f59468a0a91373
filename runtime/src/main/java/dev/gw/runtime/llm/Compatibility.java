package dev.gw.runtime.llm;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which kind of request it is. */
public final class Compatibility {
    private Compatibility() {}

    /** Whether there is anything to ask a model. */
    public static boolean hasPrompt(Map<String, Object> request) {
        return isChat(request) || request.get("prompt") instanceof String;
    }

    /** What keeps a request from a route, in Kong's words; null where nothing does. */
    public static @Nullable String problem(Map<String, Object> request, String routeType) {
        boolean chat = isChat(request);
        boolean completion = request.get("prompt") instanceof String;
        if (chat && completion) {
            return "request matches multiple LLM request formats";
        }
        if (!chat && !completion) {
            return "request format not recognised";
        }
        String format = chat ? Driver.CHAT : Driver.COMPLETIONS;
        return format.equals(routeType)
                ? null
                : "[" + format + "] message format is not compatible with [" + routeType + "] route type";
    }

    private static boolean isChat(Map<String, Object> request) {
        return request.get("messages") instanceof List<?> messages && !messages.isEmpty();
    }
}
