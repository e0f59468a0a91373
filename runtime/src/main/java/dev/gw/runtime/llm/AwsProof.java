package dev.gw.runtime.llm;

import dev.gw.runtime.aws.Account;
import dev.gw.runtime.aws.Credentials;
import dev.gw.runtime.aws.Roles;
import dev.gw.runtime.aws.Signing;
import dev.gw.runtime.plugin.PluginConfig;
import dev.gw.runtime.plugin.PluginContext;
import dev.gw.runtime.web.WebClient;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Signs requests to Bedrock. Immutable. */
final class AwsProof implements Proof {
    private static final String SERVICE = "bedrock";

    private final Credentials credentials;
    private final Clock clock;
    private final @Nullable String region;

    /** That of a configuration with {@code model} and {@code auth}. */
    AwsProof(PluginConfig llm, PluginContext context, UnaryOperator<@Nullable String> environment) {
        Account account = account(llm, environment);
        WebClient client = WebClient.of(context.state());
        this.clock = context.clock();
        this.region = account.region();
        this.credentials = new Roles(client, /* proxy= */ null, clock, environment).of(account, /* withToken= */ false);
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
    public CompletionStage<?> ready() {
        return credentials.account().handle((account, problem) -> {
            if (problem != null) {
                throw new CompletionException(unproved());
            }
            return account;
        });
    }

    private static LlmRefusal unproved() {
        return new LlmRefusal(500, "LLM request failed before proxying");
    }

    @Override
    public Map<String, String> fields(String host, String path, byte[] body) throws LlmRefusal {
        CompletableFuture<Account> known = credentials.account().toCompletableFuture();
        if (!known.isDone() || known.isCompletedExceptionally()) {
            throw unproved();
        }
        Account account = known.join();
        Signing signing = new Signing(
                String.valueOf(account.keyId()), String.valueOf(account.secret()), String.valueOf(region), SERVICE);
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
