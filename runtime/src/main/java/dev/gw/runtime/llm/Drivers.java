package dev.gw.runtime.llm;

import dev.gw.runtime.plugin.PluginConfig;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The providers whose words gw speaks. */
public final class Drivers {
    private static final Map<String, Driver> BY_PROVIDER = Map.of(
            "openai", new OpenAi("openai"),
            "azure", new OpenAi("azure"),
            "anthropic", new Anthropic(),
            "cohere", new Cohere(),
            "mistral", new Mistral(),
            "llama2", new Llama2(),
            "gemini", new Gemini(),
            "huggingface", new HuggingFace());

    private Drivers() {}

    /** The driver for a configuration with {@code model} and {@code auth}; null where gw has none. */
    public static @Nullable Driver of(PluginConfig llm) {
        boolean byGoogle = llm.record("auth").isTrue("gcp_use_service_account");
        return byGoogle || !speaksOpenAi(llm)
                ? null
                : BY_PROVIDER.get(String.valueOf(llm.record("model").text("provider")));
    }

    /** Whether callers of a plugin speak as OpenAI has it. */
    public static boolean speaksOpenAi(PluginConfig config) {
        String format = config.text("llm_format");
        return format == null || format.equals("openai");
    }

    /** What of a configuration gw does not run, a sentence each. */
    public static List<String> notRun(PluginConfig llm) {
        List<String> sentences = new ArrayList<>();
        String provider = llm.record("model").text("provider");
        if (!speaksOpenAi(llm)) {
            sentences.add("callers are understood in OpenAI's format only, llm_format " + llm.text("llm_format")
                    + " is not; its requests get 500");
        } else if (provider != null && !BY_PROVIDER.containsKey(provider)) {
            sentences.add("the provider " + provider + " is not asked; its requests get 500");
        }
        if (llm.record("auth").isTrue("gcp_use_service_account")) {
            sentences.add("no token is fetched for Google's service accounts; its requests get 500");
        }
        return sentences;
    }
}
