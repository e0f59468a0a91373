package dev.gw.runtime.limit;

import java.time.Clock;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Counters in this process. Subjects are spread over stripes, each with a lock of its own that is held for a few map
 * look-ups; all counters of a subject are in one stripe, so taking from several of them is one step. Bounded: the counters
 * not used for longest go first.
 */
public final class LocalCounters implements CounterStore {
    private static final int STRIPES = 64;

    private final Stripe[] stripes = new Stripe[STRIPES];
    private final Clock clock;

    /**
     * Empty counters.
     *
     * @param clock tells which counters nobody needs any more
     * @param capacity about how many counters of each window length are kept
     */
    public LocalCounters(Clock clock, int capacity) {
        this.clock = clock;
        for (int i = 0; i < STRIPES; i++) {
            stripes[i] = new Stripe(Math.max(1, capacity / STRIPES));
        }
    }

    @Override
    public CompletionStage<double[]> take(List<Quota> quotas) {
        double[] usage = new double[quotas.size()];
        Stripe stripe = stripe(quotas.get(0).key());
        synchronized (stripe) {
            boolean left = true;
            for (int i = 0; i < usage.length; i++) {
                Quota quota = quotas.get(i);
                usage[i] = stripe.get(quota.key());
                left &= usage[i] < quota.limit();
            }
            for (int i = 0; left && i < usage.length; i++) {
                stripe.add(quotas.get(i).key(), 1, clock.millis());
            }
        }
        return CompletableFuture.completedFuture(usage);
    }

    @Override
    public CompletionStage<double[]> read(List<CounterKey> keys) {
        double[] usage = new double[keys.size()];
        for (int i = 0; i < usage.length; i++) {
            CounterKey key = keys.get(i);
            Stripe stripe = stripe(key);
            synchronized (stripe) {
                usage[i] = stripe.get(key);
            }
        }
        return CompletableFuture.completedFuture(usage);
    }

    @Override
    public CompletionStage<Void> add(List<CounterKey> keys, double amount) {
        for (CounterKey key : keys) {
            Stripe stripe = stripe(key);
            synchronized (stripe) {
                stripe.add(key, amount, clock.millis());
            }
        }
        return CompletableFuture.completedFuture(null);
    }

    private Stripe stripe(CounterKey key) {
        int hash = key.subject().hashCode();
        return stripes[(hash ^ hash >>> 16) & STRIPES - 1];
    }
}
