package dev.gw.runtime.llm;

import dev.gw.runtime.aws.Account;
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
        boolean unknown = GoogleAccount.isFor(llm) && GoogleAccount.of(llm, System::getenv) == null;
        if (unknown) {
            return null;
        }
        String provider = String.valueOf(llm.record("model").text("provider"));
        return provider.equals("bedrock") ? bedrock(llm) : BY_PROVIDER.get(provider);
    }

    private static @Nullable Driver bedrock(PluginConfig llm) {
        Account account = AwsProof.account(llm, System::getenv);
        return account.region() == null || !account.hasKeys() ? null : new Bedrock(account.region());
    }

    /** What of a configuration gw does not run, a sentence each. */
    public static List<String> notRun(PluginConfig llm) {
        List<String> sentences = new ArrayList<>();
        String provider = llm.record("model").text("provider");
        if ("bedrock".equals(provider) && bedrock(llm) == null) {
            sentences.add(
                    "bedrock needs aws_region, aws_access_key_id and aws_secret_access_key, here or as AWS_REGION,"
                            + " AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY in the environment; its requests get 500");
        }
        if (GoogleAccount.isFor(llm) && GoogleAccount.of(llm, System::getenv) == null) {
            sentences.add(
                    "the service account of Google needs a key that can be read, in gcp_service_account_json or"
                            + " GCP_SERVICE_ACCOUNT in the environment, the machine's own is not asked for; its requests get 500");
        }
        return sentences;
    }
}
