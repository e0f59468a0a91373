package dev.gw.runtime.deliver;

import dev.gw.runtime.plugin.PluginConfig;

/**
 * How entries are queued.
 *
 * @param batch how many go into one request at most
 * @param coalescingMillis how long a batch waits to be full
 * @param entries how many may wait; the oldest are dropped for new ones
 * @param bytes how many octets may wait; 0 for any number
 * @param retryMillis how long a batch is tried
 * @param firstDelayMillis the wait before the second try; it doubles from try to try
 * @param longestDelayMillis the longest wait between two tries
 */
public record QueueSettings(
        int batch,
        long coalescingMillis,
        int entries,
        long bytes,
        long retryMillis,
        long firstDelayMillis,
        long longestDelayMillis) {
    /** One entry at a time, sent at once, and not again: for plugins without a queue of their own. */
    public static final QueueSettings PLAIN = new QueueSettings(1, 0, 10_000, 0, 0, 1, 1);

    /** What a plugin's {@code queue} says, with Kong's defaults. */
    public static QueueSettings of(PluginConfig queue) {
        return new QueueSettings(
                (int) number(queue, "max_batch_size", 1),
                (long) (1000 * number(queue, "max_coalescing_delay", 1)),
                (int) number(queue, "max_entries", 10_000),
                (long) number(queue, "max_bytes", 0),
                (long) (1000 * number(queue, "max_retry_time", 60)),
                Math.max(1, (long) (1000 * number(queue, "initial_retry_delay", 0.01))),
                Math.max(1, (long) (1000 * number(queue, "max_retry_delay", 60))));
    }

    /** The same where the octets don't count: Kong counts those of texts only. */
    public QueueSettings uncounted() {
        return new QueueSettings(
                batch, coalescingMillis, entries, 0, retryMillis, firstDelayMillis, longestDelayMillis);
    }

    private static double number(PluginConfig queue, String field, double otherwise) {
        return queue.hasNumber(field) ? queue.number(field) : otherwise;
    }
}
