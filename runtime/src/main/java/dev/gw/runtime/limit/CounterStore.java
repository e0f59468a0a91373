package dev.gw.runtime.limit;

import java.util.List;
import java.util.concurrent.CompletionStage;

/**
 * Where counters live. Thread-safe. The stages complete on any thread, exceptionally where the store can't be reached in
 * the time it is given; they never take longer.
 */
public interface CounterStore {
    /**
     * Counts one more in each counter if none of them has reached its limit, all or nothing. Of callers at the same
     * moment, exactly as many find something left as there is. A store that several gateways share may count refused
     * requests, too.
     *
     * @param quotas counters of one subject, at least one
     * @return what each counter said before, in their order
     */
    CompletionStage<double[]> take(List<Quota> quotas);

    /** What the counters say, in their order; 0 for one that nobody counted in. */
    CompletionStage<double[]> read(List<CounterKey> keys);

    /** Adds to each of the counters, whatever their limits; they are of one subject. */
    CompletionStage<Void> add(List<CounterKey> keys, double amount);
}
