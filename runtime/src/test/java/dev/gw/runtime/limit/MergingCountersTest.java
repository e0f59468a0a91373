package dev.gw.runtime.limit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class MergingCountersTest extends CounterStoreContractKit {
    private static final LinkedBlockingQueue<Runnable> ALARMS = new LinkedBlockingQueue<>();
    private static @Nullable RedisServer server;
    private static @Nullable RedisCounters redis;
    private static @Nullable MergingCounters store;

    @BeforeAll
    static void start() throws IOException {
        server = RedisServer.start();
        redis = new RedisCounters(
                new RedisLink(RedisCountersTest.settings(server.port(), 5000), ForkJoinPool.commonPool()));
        store = new MergingCounters(redis, Duration.ofSeconds(1), (delay, action) -> ALARMS.add(action));
    }

    @AfterAll
    static void stop() {
        if (server != null) {
            server.close();
        }
    }

    @Override
    MergingCounters store() {
        if (store == null) {
            throw new IllegalStateException("not started");
        }
        return store;
    }

    @Override
    long now() {
        return Clock.systemUTC().millis();
    }

    private static void mergeNow() throws InterruptedException {
        Runnable merge = ALARMS.poll(10, TimeUnit.SECONDS);
        assertThat(merge).isNotNull();
        merge.run();
    }

    @Test
    void twoGatewaysSeeEachOthersCountsAfterAMerge() throws InterruptedException {
        LinkedBlockingQueue<Runnable> otherAlarms = new LinkedBlockingQueue<>();
        assertThat(redis).isNotNull();
        MergingCounters other =
                new MergingCounters(redis, Duration.ofSeconds(1), (delay, action) -> otherAlarms.add(action));
        List<Quota> quotas =
                List.of(new Quota(CounterKey.at(now(), new Subject("two", "gateways"), "", Window.DAY), 100));
        for (int i = 0; i < 5; i++) {
            store().take(quotas).toCompletableFuture().join();
        }
        mergeNow();
        ALARMS.forEach(Runnable::run);
        ALARMS.clear();

        assertThat(other.take(quotas).toCompletableFuture().join()).containsExactly(5);
        assertThat(store().take(quotas).toCompletableFuture().join()).containsExactly(6);
        mergeNow();
    }

    @Test
    void refusedRequestsAreTakenBackWithTheMerge() throws InterruptedException {
        CounterKey key = CounterKey.at(now(), new Subject("refused", "caller"), "", Window.DAY);
        List<Quota> quotas = List.of(new Quota(key, 2));
        store().add(List.of(key), 2).toCompletableFuture().join();

        store().take(quotas).toCompletableFuture().join();
        store().take(quotas).toCompletableFuture().join();
        mergeNow();
        ALARMS.forEach(Runnable::run);
        ALARMS.clear();

        assertThat(store().read(List.of(key)).toCompletableFuture().join()).containsExactly(2);
    }
}
