package dev.gw.runtime.llm;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The words of a provider that callers themselves speak. Requests and answers go through as they are; what is read here
 * is what plugins look at, and what is counted. Immutable.
 */
interface CallersFormat {
    /** The one of a name; null for OpenAI's, which plugins understand as it is. */
    static @Nullable CallersFormat named(@Nullable String name) {
        return name == null
                ? null
                : switch (name) {
                    case "bedrock" -> new BedrockCallers();
                    case "gemini" -> new GeminiCallers();
                    default -> null;
                };
    }

    /**
     * A request in OpenAI's words.
     *
     * @param path what the client asked for, where it may name the model
     * @param captures the named parts of the path
     */
    Map<String, Object> request(Map<String, Object> theirs, String path, Map<String, String> captures);

    /** How many tokens a request cost, as an answer says. */
    double promptTokens(Map<String, Object> answer);

    /** How many tokens the answer itself cost. */
    double completionTokens(Map<String, Object> answer);

    /** The model that answered; null where the answer doesn't say. */
    default @Nullable Object model(Map<String, Object> answer) {
        return null;
    }
}
