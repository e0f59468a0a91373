package dev.gw.runtime.plugin.callerlimits;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** A bucket lets exactly as many requests pass as it holds, on a clock of the test. */
class BucketsTest {
    private static final Limit LIMIT = new Limit(100, 20);
    private static final long START = 1_795_000_000_000L;

    private final Buckets buckets = new Buckets();

    private long passed(String caller, int requests, long at) {
        long passed = 0;
        for (int i = 0; i < requests; i++) {
            passed += buckets.take(caller, LIMIT, at).passes() ? 1 : 0;
        }
        return passed;
    }

    /** The same, asked by 64 threads at once. */
    private long passedAtOnce(String caller, int requests, long at) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(64);
        try {
            List<Callable<Long>> tasks = new ArrayList<>();
            for (int i = 0; i < 64; i++) {
                tasks.add(() -> passed(caller, requests / 64, at));
            }
            long passed = 0;
            for (Future<Long> each : threads.invokeAll(tasks)) {
                passed += each.get();
            }
            return passed;
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void of64ThatAskAtOnceExactlyTheBurstPasses() throws Exception {
        assertThat(passedAtOnce("c:acme", 6400, START)).isEqualTo(20);
        assertThat(passedAtOnce("c:other", 6400, START)).isEqualTo(20);
    }

    @Test
    void whatTheBucketGainedSincePassesAndNotOneMore() throws Exception {
        passedAtOnce("c:acme", 640, START);

        assertThat(passedAtOnce("c:acme", 640, START + 599)).isZero();
        assertThat(passedAtOnce("c:acme", 640, START + 600)).isEqualTo(1);
        assertThat(passedAtOnce("c:acme", 640, START + 6_599)).isEqualTo(9);
        assertThat(passedAtOnce("c:acme", 640, START + 6_600)).isEqualTo(1);
    }

    @Test
    void aPauseFillsItToTheBurstAndNoFurther() {
        passed("c:acme", 50, START);

        assertThat(passed("c:acme", 50, START + 86_400_000)).isEqualTo(20);
    }

    @Test
    void overAnyTimeItLetsTheBurstAndTheRatePass() {
        Random random = new Random(7);
        long now = START;
        long passed = 0;
        while (now < START + 600_000) {
            passed += passed("c:acme", 3, now);
            now += random.nextInt(1, 400);
        }
        long last = now;

        assertThat(passed).isBetween(20 + 100 * 10L - 1, 20 + 100 * (last - START) / 60_000);
    }

    @Test
    void aClockThatGoesBackGivesNothing() {
        passed("c:acme", 20, START);

        assertThat(passed("c:acme", 5, START - 60_000)).isZero();
        assertThat(passed("c:acme", 5, START - 60_000 + 600)).isEqualTo(1);
    }

    @Test
    void whoIsRefusedLearnsWhenToComeAgain() {
        assertThat(buckets.take("c:acme", LIMIT, START)).isEqualTo(new Buckets.Taken(true, 19, 0));
        passed("c:acme", 19, START);

        assertThat(buckets.take("c:acme", LIMIT, START)).isEqualTo(new Buckets.Taken(false, 0, 1));
        assertThat(buckets.take("c:slow", new Limit(1, 1), START).passes()).isTrue();
        assertThat(buckets.take("c:slow", new Limit(1, 1), START).seconds()).isEqualTo(60);
        assertThat(buckets.take("c:slow", new Limit(1, 1), START + 59_999).seconds())
                .isEqualTo(1);
        assertThat(buckets.take("c:slow", new Limit(1, 1), START + 60_000).passes())
                .isTrue();
    }

    @Test
    void aTierThatChangesCountsFromTheNextRequestOn() {
        passed("c:acme", 20, START);

        assertThat(buckets.take("c:acme", new Limit(6_000, 20), START + 10).passes())
                .isTrue();
        assertThat(buckets.take("c:acme", new Limit(6_000, 5), START + 60_000).left())
                .isEqualTo(4);
    }

    @Test
    void bucketsThatHaveFilledUpAreLetGoOf() {
        for (int i = 0; i < 100_000; i++) {
            buckets.take("c:" + i, LIMIT, START);
        }
        buckets.take("c:late", LIMIT, START + 86_400_000);

        assertThat(buckets.size()).isEqualTo(1);
    }
}
