package dev.gw.runtime.limit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A Redis that dies, that says nothing, that comes back, and one that wants a password. */
class RedisTroubleTest {
    private static final long NOON = Instant.parse("2099-11-21T12:00:00Z").toEpochMilli();
    private static final List<Quota> QUOTAS =
            List.of(new Quota(CounterKey.at(NOON, new Subject("trouble", "caller"), "", Window.DAY), 1000));

    private static RedisCounters counters(RedisSettings settings) {
        return new RedisCounters(new RedisLink(settings, ForkJoinPool.commonPool()));
    }

    /** Whether a request was counted, within the time that the settings give and a little more. */
    private static boolean counts(RedisCounters counters) {
        return counters.take(QUOTAS)
                .toCompletableFuture()
                .handle((usage, problem) -> problem == null)
                .orTimeout(10, TimeUnit.SECONDS)
                .join();
    }

    @Test
    void preparingInVainHindersNobody() throws IOException {
        try (RedisServer server = RedisServer.start()) {
            server.kill();
            RedisCounters counters = counters(RedisCountersTest.settings(server.port(), 1000));
            counters.prepare();

            server.restart();

            assertThat(Stream.generate(() -> counts(counters)).limit(100)).contains(true);
        }
    }

    @Test
    void timeThatPassesBeforeRedisIsAskedIsNotHeldAgainstIt() throws IOException {
        try (RedisServer server = RedisServer.start()) {
            RedisSettings settings = RedisCountersTest.settings(server.port(), 1000);
            Executor busy = CompletableFuture.delayedExecutor(1500, TimeUnit.MILLISECONDS);

            assertThat(counts(new RedisCounters(new RedisLink(settings, busy)))).isTrue();
        }
    }

    @Test
    void aKilledRedisFailsAndARestartedOneCountsAgain() throws IOException {
        try (RedisServer server = RedisServer.start()) {
            RedisCounters counters = counters(RedisCountersTest.settings(server.port(), 1000));
            assertThat(counts(counters)).isTrue();

            server.kill();
            assertThat(counts(counters)).isFalse();
            assertThat(counts(counters)).isFalse();

            server.restart();
            boolean recovered = false;
            for (int i = 0; i < 20 && !recovered; i++) {
                recovered = counts(counters);
            }
            assertThat(recovered).isTrue();
        }
    }

    @Test
    void aRedisThatSaysNothingFailsInTimeAndFillsNoQueue() throws IOException {
        try (ServerSocket blackHole = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            RedisCounters counters = counters(RedisCountersTest.settings(blackHole.getLocalPort(), 300));
            long start = System.nanoTime();
            List<CompletableFuture<double[]>> calls = new ArrayList<>();
            for (int i = 0; i < RedisLink.MAX_WAITING + 500; i++) {
                calls.add(counters.take(QUOTAS).toCompletableFuture());
            }
            Duration asking = Duration.ofNanos(System.nanoTime() - start);
            long refusedAtOnce = calls.stream()
                    .filter(CompletableFuture::isCompletedExceptionally)
                    .count();

            assertThat(asking).isLessThan(Duration.ofSeconds(5));
            assertThat(refusedAtOnce).isGreaterThanOrEqualTo(500);
            assertThat(CompletableFuture.allOf(calls.toArray(new CompletableFuture<?>[0]))
                            .handle((done, problem) -> problem != null)
                            .orTimeout(10, TimeUnit.SECONDS)
                            .join())
                    .isTrue();
        }
    }

    @Test
    void aConnectionThatWentSilentIsReplaced() throws IOException {
        try (RedisServer server = RedisServer.start();
                SilenceableProxy proxy = new SilenceableProxy(server.port())) {
            RedisCounters counters = counters(RedisCountersTest.settings(proxy.port(), 300));
            assertThat(counts(counters)).isTrue();

            proxy.silent(true);
            assertThat(counts(counters)).isFalse();

            proxy.silent(false);
            assertThat(counts(counters)).isTrue();
        }
    }

    @Test
    void aPasswordAndADatabaseAreUsed() throws IOException {
        try (RedisServer server = RedisServer.start("--requirepass", "s3cret")) {
            RedisSettings without = RedisCountersTest.settings(server.port(), 2000);
            RedisSettings with = new RedisSettings(
                    "127.0.0.1", server.port(), null, "s3cret", 3, Duration.ofSeconds(2), false, false, null);
            RedisSettings named = new RedisSettings(
                    "127.0.0.1", server.port(), "default", "s3cret", 4, Duration.ofSeconds(2), false, false, null);

            assertThat(counts(counters(without))).isFalse();
            assertThat(counters(with).take(QUOTAS).toCompletableFuture().join()).containsExactly(0);
            assertThat(counters(with).take(QUOTAS).toCompletableFuture().join()).containsExactly(1);
            assertThat(counters(named).take(QUOTAS).toCompletableFuture().join())
                    .containsExactly(0);
            assertThat(with.toString()).doesNotContain("s3cret");
        }
    }
}
