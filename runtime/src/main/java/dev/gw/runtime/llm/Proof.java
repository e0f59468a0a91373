package dev.gw.runtime.llm;

import dev.gw.runtime.plugin.PluginConfig;
import dev.gw.runtime.plugin.PluginContext;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** What shows a cloud who asks, where a field of the configuration can't say it. Thread-safe. */
public interface Proof {
    /** Nothing is shown. */
    Proof NONE = (host, path, body) -> Map.of();

    /** That of a configuration with {@code model} and {@code auth}. */
    static Proof of(PluginConfig llm, PluginContext context) {
        if (AwsProof.isFor(llm)) {
            return new AwsProof(llm, context, System::getenv);
        }
        return GoogleAccount.isFor(llm) ? GoogleProof.of(llm, context, System::getenv) : NONE;
    }

    /** Whether nothing has to be waited for, nor shown. */
    default boolean isNothing() {
        return this == NONE;
    }

    /** Completes on any thread when {@link #fields} can say it; fails with {@link LlmRefusal}. */
    default CompletionStage<?> ready() {
        return CompletableFuture.completedFuture(null);
    }

    /**
     * The fields of a POST that show it.
     *
     * @param host the Host that is sent
     * @param path as it is sent
     * @throws LlmRefusal where there is nothing to show
     */
    Map<String, String> fields(String host, String path, byte[] body) throws LlmRefusal;
}
