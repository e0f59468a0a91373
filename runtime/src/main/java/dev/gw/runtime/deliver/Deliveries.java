package dev.gw.runtime.deliver;

import dev.gw.model.Entity;
import dev.gw.runtime.plugin.PluginConfig;
import dev.gw.runtime.plugin.PluginState;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * The queues of all plugins that send something, each kept as long as its configuration stays the same, and what they send
 * with. Thread-safe.
 */
public final class Deliveries {
    private static final int BLOCKING_THREADS = 4;

    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(daemons("gw-deliver"));
    private final ThreadPoolExecutor blocking = new ThreadPoolExecutor(
            BLOCKING_THREADS,
            BLOCKING_THREADS,
            10,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            daemons("gw-deliver-sockets"));
    private final Map<List<Object>, BatchQueue> queues = new ConcurrentHashMap<>();

    /** Those of a gateway. */
    public static Deliveries of(PluginState state) {
        return state.of("deliveries", Deliveries.class, Deliveries::new);
    }

    public Deliveries() {
        blocking.allowCoreThreadTimeOut(true);
    }

    private static ThreadFactory daemons(String name) {
        return work -> {
            Thread thread = new Thread(work, name);
            thread.setDaemon(true);
            return thread;
        };
    }

    /**
     * The queue with this key, made on first use.
     *
     * @param key all that the sender depends on
     */
    public BatchQueue queue(List<Object> key, QueueSettings settings, BatchQueue.Sender sender) {
        return queues.computeIfAbsent(key, ignored -> new BatchQueue(timer, settings, sender));
    }

    /** Runs what may block, on a thread of its own; what it throws counts as a failure. */
    public CompletionStage<Boolean> blocking(Callable<Boolean> work) {
        CompletableFuture<Boolean> done = new CompletableFuture<>();
        blocking.execute(() -> {
            try {
                done.complete(work.call());
            } catch (Exception failure) {
                done.completeExceptionally(failure);
            }
        });
        return done;
    }

    /** A queue whose entries go out one by one, as datagrams to the {@code host} and {@code port} of a plugin. */
    public BatchQueue datagrams(String plugin, Entity entity) {
        PluginConfig config = PluginConfig.of(entity);
        Datagrams datagrams = new Datagrams(config.string("host"), config.integer("port"));
        return queue(
                List.of(plugin, entity.id(), datagrams),
                QueueSettings.PLAIN,
                batch -> blocking(() -> datagrams.send(List.of(batch.get(0).getBytes(StandardCharsets.UTF_8)))));
    }
}
