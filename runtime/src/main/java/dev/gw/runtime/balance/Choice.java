package dev.gw.runtime.balance;

import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What one request has tried. Mutable; guarded by its balancer's lock. */
final class Choice {
    private final String hashed;
    private @Nullable Address current;
    private @Nullable Set<Address> failed;

    /**
     * A choice not yet made.
     *
     * @param hashed the value that consistent hashing goes by
     */
    Choice(String hashed) {
        this.hashed = hashed;
    }

    String hashed() {
        return hashed;
    }

    @Nullable
    Address current() {
        return current;
    }

    void current(@Nullable Address next) {
        current = next;
    }

    boolean hasFailed(Address address) {
        return failed != null && failed.contains(address);
    }

    boolean hasFailures() {
        return failed != null;
    }

    void fail(Address address) {
        if (failed == null) {
            failed = new HashSet<>(4);
        }
        failed.add(address);
    }

    void forgetFailures() {
        failed = null;
    }
}
