package dev.gw.runtime.plugin.httplog;

import java.net.http.HttpClient;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;

/** The queues of all plugins http-log, each kept as long as its configuration stays the same. Thread-safe. */
final class HttpLogs {
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "gw-http-log");
        thread.setDaemon(true);
        return thread;
    });
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .executor(timer)
            .build();
    private final Map<Key, EntryQueue> queues = new ConcurrentHashMap<>();

    private record Key(String plugin, Endpoint endpoint, QueueSettings settings) {}

    EntryQueue queue(String plugin, Endpoint endpoint, QueueSettings settings) {
        return queues.computeIfAbsent(
                new Key(plugin, endpoint, settings), key -> new EntryQueue(client, timer, endpoint, settings));
    }
}
