package dev.gw.runtime.llm;

import dev.gw.runtime.aws.Account;
import dev.gw.runtime.aws.Signing;
import dev.gw.runtime.plugin.PluginConfig;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Signs requests to Bedrock. Immutable. */
final class AwsProof implements Proof {
    private static final String SERVICE = "bedrock";

    private final Account account;
    private final Clock clock;

    /** That of a configuration with {@code model} and {@code auth}. */
    AwsProof(PluginConfig llm, Clock clock) {
        this.account = account(llm, System::getenv);
        this.clock = clock;
    }

    static Account account(PluginConfig llm, UnaryOperator<@Nullable String> environment) {
        PluginConfig auth = llm.record("auth");
        return Account.of(auth.text("aws_access_key_id"), auth.text("aws_secret_access_key"), place(llm), environment);
    }

    private static @Nullable String place(PluginConfig llm) {
        return llm.record("model").record("options").record(SERVICE).text("aws_region");
    }

    static boolean isFor(PluginConfig llm) {
        return SERVICE.equals(llm.record("model").text("provider"));
    }

    @Override
    public Map<String, String> fields(String host, String path, byte[] body) throws LlmRefusal {
        Signing signing = account.signing(SERVICE);
        if (signing == null) {
            throw new LlmRefusal(500, "An unexpected error occurred");
        }
        Map<String, String> signed = new TreeMap<>(Map.of("host", host));
        Map<String, String> fields = new LinkedHashMap<>();
        if (account.token() != null) {
            signed.put("x-amz-security-token", account.token());
            fields.put("X-Amz-Security-Token", account.token());
        }
        fields.putAll(signing.sign("POST", path, "", signed, body, clock.instant()));
        return fields;
    }
}
