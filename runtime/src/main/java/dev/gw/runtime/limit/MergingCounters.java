package dev.gw.runtime.limit;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * Counters that are kept here and merged into Redis every so often: Redis is asked once for each counter between two
 * merges, and what other gateways count in the meantime shows late. What can't be merged because Redis is away is lost, as
 * in Kong. Thread-safe.
 */
final class MergingCounters implements CounterStore {
    /** More counters than this are merged early. */
    private static final int MAX_CELLS = 100_000;

    private static final int BATCH = 500;

    private final RedisCounters redis;
    private final Duration rate;
    private final Alarm alarm;
    private final Object lock = new Object();
    private Map<CounterKey, Cell> cells = new HashMap<>();
    private boolean alarmed;

    /** One counter between two merges. */
    private static final class Cell {
        private final CompletableFuture<Double> base = new CompletableFuture<>();
        /** Asking Redis counts one; the first request that passes is that one. */
        private long delta = -1;

        private boolean merged;

        boolean isKnown() {
            return base.isDone() && !base.isCompletedExceptionally();
        }

        double usage() {
            return base.join() + delta + 1;
        }
    }

    /**
     * Nothing is known yet.
     *
     * @param rate how long to count before a merge
     */
    MergingCounters(RedisCounters redis, Duration rate, Alarm alarm) {
        this.redis = redis;
        this.rate = rate;
        this.alarm = alarm;
    }

    @Override
    public CompletionStage<double[]> take(List<Quota> quotas) {
        List<Cell> wanted = new ArrayList<>(quotas.size());
        List<CounterKey> unknown = new ArrayList<>(0);
        synchronized (lock) {
            for (Quota quota : quotas) {
                Cell cell = cells.get(quota.key());
                if (cell == null) {
                    cell = new Cell();
                    cells.put(quota.key(), cell);
                    unknown.add(quota.key());
                }
                wanted.add(cell);
            }
        }
        if (!unknown.isEmpty()) {
            ask(unknown, wanted, quotas);
        }
        CompletableFuture<?>[] bases = wanted.stream().map(cell -> cell.base).toArray(CompletableFuture<?>[]::new);
        return CompletableFuture.allOf(bases).thenCompose(known -> {
            double[] usage = decide(quotas, wanted);
            return usage == null ? take(quotas) : CompletableFuture.completedFuture(usage);
        });
    }

    private void ask(List<CounterKey> unknown, List<Cell> wanted, List<Quota> quotas) {
        List<Cell> asking = new ArrayList<>(unknown.size());
        for (int i = 0; i < quotas.size(); i++) {
            if (unknown.contains(quotas.get(i).key())) {
                asking.add(wanted.get(i));
            }
        }
        redis.count(unknown).whenComplete((before, problem) -> {
            for (int i = 0; i < asking.size(); i++) {
                if (problem == null) {
                    asking.get(i).base.complete(before[i]);
                } else {
                    forget(unknown.get(i), asking.get(i));
                    asking.get(i).base.completeExceptionally(problem);
                }
            }
            wake();
        });
    }

    private void forget(CounterKey key, Cell cell) {
        synchronized (lock) {
            cells.remove(key, cell);
        }
    }

    /** Counts if there is something left; null where a merge came in between. */
    private double @Nullable [] decide(List<Quota> quotas, List<Cell> wanted) {
        synchronized (lock) {
            double[] usage = new double[wanted.size()];
            boolean left = true;
            for (int i = 0; i < usage.length; i++) {
                if (wanted.get(i).merged) {
                    return null;
                }
                usage[i] = wanted.get(i).usage();
                left &= usage[i] < quotas.get(i).limit();
            }
            if (left) {
                wanted.forEach(cell -> cell.delta++);
            }
            return usage;
        }
    }

    private void wake() {
        boolean full;
        synchronized (lock) {
            full = cells.size() >= MAX_CELLS;
            if (alarmed && !full) {
                return;
            }
            alarmed = !full;
        }
        if (full) {
            merge();
        } else {
            alarm.after(rate, this::merge);
        }
    }

    private void merge() {
        List<CounterKey> keys = new ArrayList<>();
        List<Long> amounts = new ArrayList<>();
        synchronized (lock) {
            alarmed = false;
            Map<CounterKey, Cell> kept = new HashMap<>();
            cells.forEach((key, cell) -> {
                if (!cell.isKnown()) {
                    kept.put(key, cell);
                    return;
                }
                cell.merged = true;
                if (cell.delta != 0) {
                    keys.add(key);
                    amounts.add(cell.delta);
                }
            });
            cells = kept;
            // under the lock, so that whoever asks Redis again does so behind what is merged
            for (int from = 0; from < keys.size(); from += BATCH) {
                int to = Math.min(keys.size(), from + BATCH);
                redis.merge(List.copyOf(keys.subList(from, to)), List.copyOf(amounts.subList(from, to)));
            }
        }
    }

    @Override
    public CompletionStage<double[]> read(List<CounterKey> keys) {
        return redis.read(keys);
    }

    @Override
    public CompletionStage<Void> add(List<CounterKey> keys, double amount) {
        return redis.add(keys, amount);
    }
}
