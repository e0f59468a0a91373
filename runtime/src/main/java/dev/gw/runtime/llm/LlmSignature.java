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

/** Signs requests to providers that ask for it: Bedrock. Immutable. */
public final class LlmSignature {
    private static final String SERVICE = "bedrock";

    private final Account account;
    private final Clock clock;
    private final boolean wanted;

    /** That of a configuration with {@code model} and {@code auth}. */
    public LlmSignature(PluginConfig llm, Clock clock) {
        this.account = account(llm, System::getenv);
        this.clock = clock;
        this.wanted = SERVICE.equals(llm.record("model").text("provider"));
    }

    static Account account(PluginConfig llm, UnaryOperator<@Nullable String> environment) {
        PluginConfig auth = llm.record("auth");
        return Account.of(auth.text("aws_access_key_id"), auth.text("aws_secret_access_key"), place(llm), environment);
    }

    private static @Nullable String place(PluginConfig llm) {
        return llm.record("model").record("options").record(SERVICE).text("aws_region");
    }

    /** Whether requests are signed at all. */
    public boolean isWanted() {
        return wanted;
    }

    /**
     * The fields that sign a POST; none where none are wanted.
     *
     * @param host the Host that is sent
     * @param path as it is sent
     * @throws LlmRefusal where there is nothing to sign with
     */
    public Map<String, String> fields(String host, String path, byte[] body) throws LlmRefusal {
        if (!wanted) {
            return Map.of();
        }
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
