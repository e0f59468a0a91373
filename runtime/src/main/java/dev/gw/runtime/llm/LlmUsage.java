package dev.gw.runtime.llm;

import org.jspecify.annotations.Nullable;

/** What one request cost: tokens, time and money. Belongs to the request's event loop. */
public final class LlmUsage {
    private static final double MILLION = 1_000_000;

    private long began = -1;
    private double millis;
    private double prompt;
    private double completion;
    private double cost;

    void begin(long nowMillis) {
        if (began < 0) {
            began = nowMillis;
        }
    }

    /** The model has answered. */
    public void answered(long nowMillis) {
        if (began >= 0) {
            millis = Math.max(0, nowMillis - began);
        }
    }

    /** Takes the numbers of an answer in OpenAI's words, where it has them. */
    public void take(@Nullable Object answer) {
        Object usage = Lua.field(answer, "usage");
        if (Lua.field(usage, "prompt_tokens") instanceof Double tokens) {
            prompt = tokens;
        }
        if (Lua.field(usage, "completion_tokens") instanceof Double tokens) {
            completion = tokens;
        }
    }

    public void prompt(double tokens) {
        prompt = tokens;
    }

    public void completion(double tokens) {
        completion = tokens;
    }

    /** Adds to both. */
    public void add(double promptTokens, double completionTokens) {
        prompt += promptTokens;
        completion += completionTokens;
    }

    /** Works out what it cost, where the model has prices of a million tokens. */
    public void price(Model model) {
        Object input = model.option("input_cost");
        Object output = model.option("output_cost");
        if (input instanceof Double in && output instanceof Double out) {
            cost = (prompt * in + completion * out) / MILLION;
        }
    }

    public double promptTokens() {
        return prompt;
    }

    public double completionTokens() {
        return completion;
    }

    public double totalTokens() {
        return prompt + completion;
    }

    public double millis() {
        return millis;
    }

    public double millisPerToken() {
        return completion > 0 ? millis / completion : 0;
    }

    public double cost() {
        return cost;
    }
}
