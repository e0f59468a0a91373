package dev.gw.runtime.balance;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A way to choose among addresses. Called under the balancer's lock only. */
interface Algorithm {
    /** Takes over other addresses, weights or states. */
    void update(List<Target> targets);

    /** The address for a request's next try; null where there is none. The choice's current address failed. */
    @Nullable
    Address pick(Choice choice);

    /**
     * A request is over.
     *
     * @param seconds how long connection and answer took; 0 where there were several tries
     */
    default void over(Choice choice, double seconds) {}
}
