package dev.gw.runtime.balance;

import dev.gw.runtime.health.Health;
import org.jspecify.annotations.Nullable;

/** One address of a target. Mutable; guarded by its balancer's lock. */
final class Address {
    private final Target target;
    private final String host;
    private final int port;
    private final int weight;
    private final @Nullable Health health;
    private boolean available = true;

    /**
     * An address.
     *
     * @param host an address, or a name that is looked up for each request
     * @param health its health; null where nobody checks it
     */
    Address(Target target, String host, int port, int weight, @Nullable Health health) {
        this.target = target;
        this.host = host;
        this.port = port;
        this.weight = weight;
        this.health = health;
        refresh();
    }

    Target target() {
        return target;
    }

    String host() {
        return host;
    }

    int port() {
        return port;
    }

    int weight() {
        return weight;
    }

    @Nullable
    Health health() {
        return health;
    }

    /** Whether its health lets requests through, as of the last refresh. */
    boolean isAvailable() {
        return available;
    }

    /** Takes over what its health says; true where that is something else. */
    boolean refresh() {
        boolean up = health == null || weight == 0 || health.isUp();
        boolean changed = up != available;
        available = up;
        return changed;
    }
}
