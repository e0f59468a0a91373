package dev.gw.runtime.limit;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.ForkJoinPool;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

class RedisCountersTest extends CounterStoreContractKit {
    private static @Nullable RedisServer server;
    private static @Nullable RedisCounters store;

    @BeforeAll
    static void start() throws IOException {
        server = RedisServer.start();
        store = new RedisCounters(new RedisLink(settings(server.port(), 5000), ForkJoinPool.commonPool()));
    }

    @AfterAll
    static void stop() {
        if (server != null) {
            server.close();
        }
    }

    static RedisSettings settings(int port, int timeoutMillis) {
        return new RedisSettings(
                "127.0.0.1", port, null, null, 0, Duration.ofMillis(timeoutMillis), false, false, null);
    }

    @Override
    CounterStore store() {
        if (store == null) {
            throw new IllegalStateException("not started");
        }
        return store;
    }

    @Override
    long now() {
        return Clock.systemUTC().millis();
    }
}
