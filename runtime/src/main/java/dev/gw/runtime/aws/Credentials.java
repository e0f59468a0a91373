package dev.gw.runtime.aws;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Who calls services of AWS, as it is known at the moment. Thread-safe. */
public interface Credentials {
    /** The account, with both keys; fails with {@link NoCredentials} where nobody gives any. */
    CompletionStage<Account> account();

    /** An account that stays. */
    static Credentials of(Account account) {
        return () -> account.hasKeys()
                ? CompletableFuture.completedFuture(account)
                : CompletableFuture.failedFuture(new NoCredentials("a key without its secret"));
    }
}
