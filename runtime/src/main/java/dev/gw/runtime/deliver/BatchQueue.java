package dev.gw.runtime.deliver;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Entries that wait to be sent. One batch is under way at a time; it is tried again, ever more slowly, until it is taken or
 * its time is up. Thread-safe; adding an entry never blocks.
 */
public final class BatchQueue {
    private final ScheduledExecutorService timer;
    private final Sender sender;
    private final QueueSettings settings;
    private final ArrayDeque<String> waiting = new ArrayDeque<>();
    private long octets;
    private boolean sending;

    /** Sends a batch. */
    public interface Sender {
        /**
         * Sends some entries, without blocking.
         *
         * @return whether they were taken; a failure counts as no
         */
        CompletionStage<Boolean> send(List<String> batch);
    }

    BatchQueue(ScheduledExecutorService timer, QueueSettings settings, Sender sender) {
        this.timer = timer;
        this.settings = settings;
        this.sender = sender;
    }

    /** Queues an entry; the oldest ones make room for it. */
    public synchronized void add(String entry) {
        int length = length(entry);
        boolean limited = settings.bytes() > 0;
        while (!waiting.isEmpty()
                && (waiting.size() >= settings.entries() || (limited && octets + length > settings.bytes()))) {
            octets -= length(waiting.removeFirst());
        }
        waiting.addLast(entry);
        octets += length;
        if (!sending) {
            sending = true;
            long delay = settings.batch() == 1 || waiting.size() >= settings.batch() ? 0 : settings.coalescingMillis();
            timer.schedule(this::sendNext, delay, TimeUnit.MILLISECONDS);
        }
    }

    private int length(String entry) {
        return settings.bytes() > 0 ? entry.getBytes(StandardCharsets.UTF_8).length : 0;
    }

    private void sendNext() {
        List<String> batch = nextBatch();
        if (!batch.isEmpty()) {
            send(batch, 0, settings.firstDelayMillis());
        }
    }

    private synchronized List<String> nextBatch() {
        List<String> batch = new ArrayList<>();
        while (batch.size() < settings.batch() && !waiting.isEmpty()) {
            String entry = waiting.removeFirst();
            octets -= length(entry);
            batch.add(entry);
        }
        sending = !batch.isEmpty();
        return batch;
    }

    private void send(List<String> batch, long waited, long delay) {
        sender.send(batch).whenComplete((taken, problem) -> {
            if (problem == null && taken || waited + delay > settings.retryMillis()) {
                timer.execute(this::sendNext);
                return;
            }
            long next = Math.min(2 * delay, settings.longestDelayMillis());
            timer.schedule(() -> send(batch, waited + delay, next), delay, TimeUnit.MILLISECONDS);
        });
    }
}
