package dev.gw.runtime.quota;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gw.runtime.limit.RedisHashes;
import dev.gw.runtime.limit.RedisServer;
import dev.gw.runtime.limit.RedisSettings;
import io.nats.client.Connection;
import io.nats.client.Message;
import io.nats.client.impl.NatsMessage;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** A NATS, a Redis, and syncs between them, all real. */
final class SyncFixture {
    private static final int PATIENCE_SECONDS = 60;

    final NatsServer nats;
    final RedisServer redis;
    final RedisHashes hashes;
    final SyncSettings settings;
    final Queue<String> said = new ConcurrentLinkedQueue<>();
    private final Queue<QuotaSync> syncs = new ConcurrentLinkedQueue<>();
    private final Queue<Thread> threads = new ConcurrentLinkedQueue<>();

    SyncFixture(Path folder, String... redisOptions) throws IOException {
        nats = NatsServer.in(folder);
        redis = RedisServer.start(redisOptions);
        nats.start();
        URI url = URI.create("redis://127.0.0.1:" + redis.port());
        hashes = new RedisHashes(RedisSettings.of(url, Duration.ofSeconds(20)));
        RedisSettings place = RedisSettings.of(url, Duration.ofSeconds(1));
        settings = new SyncSettings(
                NatsPlace.of(nats.url()), place, "QUOTA", "quota.updated", "gw-quota-sync", "quota.parked");
    }

    /** Starts a sync on a thread of its own. */
    SyncState sync() {
        SyncState state = new SyncState(Clock.systemUTC());
        QuotaSync sync = new QuotaSync(settings, state, Clock.systemUTC(), said::add);
        Thread thread = new Thread(sync::run, "sync");
        syncs.add(sync);
        threads.add(thread);
        thread.start();
        return state;
    }

    void stopSyncs() throws InterruptedException {
        syncs.forEach(QuotaSync::close);
        for (Thread thread : threads) {
            thread.join(Duration.ofSeconds(20).toMillis());
            assertThat(thread.isAlive()).isFalse();
        }
        syncs.clear();
        threads.clear();
    }

    /** Publishes; tries again while NATS is away, as a publisher that wants to lose nothing does. */
    void publish(String json) {
        String id = Integer.toString(json.hashCode()) + json.length();
        until(() -> {
            try {
                Connection connection = NatsConnections.open(NatsPlace.of(nats.url()), "publisher");
                try {
                    connection.jetStream().publish(message(json, id));
                    return true;
                } finally {
                    connection.close();
                }
            } catch (Exception notNow) {
                return false;
            }
        });
    }

    /** Publishes many over one connection. */
    void publish(List<String> events) throws Exception {
        Connection connection = NatsConnections.open(NatsPlace.of(nats.url()), "publisher");
        for (String json : events) {
            connection.jetStream().publish(message(json, null));
        }
        connection.close();
    }

    private static Message message(String json, @Nullable String id) {
        NatsMessage.Builder builder = NatsMessage.builder().subject("quota.updated");
        if (id != null) {
            builder.headers(new io.nats.client.impl.Headers().put("Nats-Msg-Id", id));
        }
        return builder.data(json.getBytes(StandardCharsets.UTF_8)).build();
    }

    static String event(String tenant, long version, long used) {
        return "{\"tenant_id\":\"" + tenant + "\",\"limit\":1000000,\"used\":" + used + ",\"period\":\"monthly\","
                + "\"version\":" + version + ",\"timestamp\":\"2026-11-21T10:00:00Z\"}";
    }

    @Nullable
    String field(String tenant, String field) {
        try {
            return hashes.read("quota:tenant:" + tenant, field).join().get(0);
        } catch (RuntimeException away) {
            return null;
        }
    }

    /** The same, and where it never comes true what the syncs said. */
    void until(SyncState state, BooleanSupplier condition) {
        try {
            until(condition);
        } catch (AssertionError never) {
            throw new AssertionError(said + "\n" + state.health() + state.metrics(), never);
        }
    }

    static void until(BooleanSupplier condition) {
        boolean came = condition.getAsBoolean();
        for (int i = 0; i < PATIENCE_SECONDS * 50 && !came; i++) {
            LockSupport.parkNanos(20_000_000);
            came = condition.getAsBoolean();
        }
        assertThat(came).as("within %s s", PATIENCE_SECONDS).isTrue();
    }

    void close() throws Exception {
        stopSyncs();
        hashes.close();
        nats.close();
        redis.close();
    }
}
