package dev.gw.runtime.llm;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Guesses how many tokens a text costs, by its words. */
public final class Tokens {
    private Tokens() {}

    /**
     * What a request costs.
     *
     * @param perWord tokens of a word
     */
    public static double of(Map<String, Object> request, double perWord) {
        double sum = 0;
        if (Lua.isTruthy(request.get("messages"))) {
            for (Object message : Lua.items(request.get("messages"))) {
                sum += words(Lua.field(message, "content")) * perWord;
            }
        } else {
            sum = words(request.get("prompt")) * perWord;
        }
        return Math.floor(sum + 0.5);
    }

    private static int words(@Nullable Object content) {
        int count = 0;
        for (Object item : Lua.items(content)) {
            if ("text".equals(Lua.field(item, "type"))) {
                count += words(Lua.field(item, "text"));
            }
        }
        return content instanceof String text ? words(text) : count;
    }

    private static int words(String text) {
        int count = 0;
        boolean within = false;
        for (int i = 0; i < text.length(); i++) {
            boolean space = text.charAt(i) == ' ' || text.charAt(i) >= '\t' && text.charAt(i) <= '\r';
            count += !space && !within ? 1 : 0;
            within = !space;
        }
        return count;
    }
}
