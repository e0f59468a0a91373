package dev.gw.runtime.plugin.httplog;

import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Entries that wait to be sent. One batch is under way at a time; it is tried again, ever more slowly, until the server
 * takes it or its time is up. Thread-safe; adding an entry never blocks.
 */
final class EntryQueue {
    private final HttpClient client;
    private final ScheduledExecutorService timer;
    private final Endpoint endpoint;
    private final QueueSettings settings;
    private final ArrayDeque<String> waiting = new ArrayDeque<>();
    private long octets;
    private boolean sending;

    EntryQueue(HttpClient client, ScheduledExecutorService timer, Endpoint endpoint, QueueSettings settings) {
        this.client = client;
        this.timer = timer;
        this.endpoint = endpoint;
        this.settings = settings;
    }

    /** Queues an entry; the oldest ones make room for it. */
    synchronized void add(String entry) {
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

    private static int length(String entry) {
        return entry.getBytes(StandardCharsets.UTF_8).length;
    }

    private void sendNext() {
        String body = nextBody();
        if (body != null) {
            send(body, 0, settings.firstDelayMillis());
        }
    }

    private synchronized @org.jspecify.annotations.Nullable String nextBody() {
        List<String> batch = new ArrayList<>();
        while (batch.size() < settings.batch() && !waiting.isEmpty()) {
            String entry = waiting.removeFirst();
            octets -= length(entry);
            batch.add(entry);
        }
        sending = !batch.isEmpty();
        if (batch.isEmpty()) {
            return null;
        }
        return settings.batch() == 1 ? batch.get(0) : "[" + String.join(",", batch) + "]";
    }

    private void send(String body, long waited, long delay) {
        client.sendAsync(endpoint.request(body), HttpResponse.BodyHandlers.discarding())
                .whenComplete((answer, problem) -> {
                    boolean taken = problem == null && answer.statusCode() < 300;
                    if (taken || waited + delay > settings.retryMillis()) {
                        timer.execute(this::sendNext);
                        return;
                    }
                    long next = Math.min(2 * delay, settings.longestDelayMillis());
                    timer.schedule(() -> send(body, waited + delay, next), delay, TimeUnit.MILLISECONDS);
                });
    }
}
