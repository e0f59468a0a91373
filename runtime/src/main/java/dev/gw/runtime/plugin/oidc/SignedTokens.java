package dev.gw.runtime.plugin.oidc;

import java.time.Clock;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * Verifies tokens by the provider's keys. A key that is not known has the keys be fetched anew; a token seen before costs
 * no signature check as long as its key is still the provider's. Thread-safe.
 */
final class SignedTokens {
    /** Longer tokens are verified each time, so that memory stays bounded. */
    private static final int LONGEST = 4096;

    private final Provider provider;
    private final Clock clock;
    private final Recent<Verified> seen = new Recent<>();

    private record Verified(Jws token, Jwk key) {}

    SignedTokens(Provider provider, Clock clock) {
        this.provider = provider;
        this.clock = clock;
    }

    /** The verdict on a token; fails with {@link Unreachable} where the provider's keys are not known. */
    CompletionStage<Verdict> check(String text, Expectation expected) {
        String digest = Recent.digest(text);
        Verified known = seen.find(digest);
        Jws token = known == null ? Jws.read(text) : known.token();
        if (token == null) {
            return CompletableFuture.completedFuture(Verdict.bad("the token can't be read"));
        }
        if (!expected.algorithms().contains(token.algorithm())) {
            return CompletableFuture.completedFuture(Verdict.bad("the token's algorithm is not allowed"));
        }
        return provider.discovery()
                .thenCompose(discovery -> signer(token, known).thenApply(key -> {
                    if (key == null) {
                        return Verdict.bad("the token's signature is none of the provider's");
                    }
                    if (text.length() <= LONGEST
                            && (known == null || !known.key().equals(key))) {
                        seen.put(digest, new Verified(token, key));
                    }
                    String problem = expected.problem(token.claims(), discovery.issuer(), clock.millis() / 1000);
                    return problem == null ? Verdict.good(token.claims()) : Verdict.bad(problem);
                }));
    }

    private CompletionStage<@Nullable Jwk> signer(Jws token, @Nullable Verified known) {
        return provider.keys().thenCompose(keys -> {
            Jwk key = signer(token, keys, known);
            boolean mayBeNew =
                    key == null && (token.keyId() == null || keys.find(token.keyId(), token.algorithm()) == null);
            return mayBeNew
                    ? provider.newKeys().thenApply(others -> signer(token, others, null))
                    : CompletableFuture.completedFuture(key);
        });
    }

    private static @Nullable Jwk signer(Jws token, KeySet keys, @Nullable Verified known) {
        Jwk key = keys.find(token.keyId(), token.algorithm());
        if (key == null) {
            return null;
        }
        boolean verified = known != null && known.key().equals(key);
        return verified || token.isSignedWith(key.key()) ? key : null;
    }
}
