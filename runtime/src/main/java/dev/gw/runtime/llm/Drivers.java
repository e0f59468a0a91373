package dev.gw.runtime.llm;

import dev.gw.runtime.aws.Account;
import dev.gw.runtime.plugin.PluginConfig;
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
        String provider = String.valueOf(llm.record("model").text("provider"));
        return provider.equals("bedrock") ? bedrock(llm) : BY_PROVIDER.get(provider);
    }

    private static @Nullable Driver bedrock(PluginConfig llm) {
        Account account = AwsProof.account(llm, System::getenv);
        return account.region() == null ? null : new Bedrock(account.region());
    }

    /** What of a configuration gw does not run, a sentence each. */
    public static List<String> notRun(PluginConfig llm) {
        boolean nowhere = "bedrock".equals(llm.record("model").text("provider")) && bedrock(llm) == null;
        return nowhere
                ? List.of("bedrock needs aws_region, here or as AWS_REGION in the environment; its requests get 500")
                : List.of();
    }
}
