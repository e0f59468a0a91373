package dev.gw.runtime.limit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What every store of counters does, wherever it keeps them. */
abstract class CounterStoreContractKit {
    private static final AtomicInteger SUBJECTS = new AtomicInteger();

    /** Each test counts for somebody else. */
    private final Subject subject =
            new Subject("ratelimit:kit", ProcessHandle.current().pid() + "-" + SUBJECTS.incrementAndGet());

    /** The store; the same one for all calls within a test. */
    abstract CounterStore store();

    /** The moment that the tests count at. */
    abstract long now();

    private CounterKey key(Window window) {
        return CounterKey.at(now(), subject, "", window);
    }

    private static double[] done(CompletionStage<double[]> stage) {
        return stage.toCompletableFuture().orTimeout(20, TimeUnit.SECONDS).join();
    }

    @Test
    void nobodyCountedYet() {
        assertThat(done(store().read(List.of(key(Window.HOUR), key(Window.DAY)))))
                .containsExactly(0, 0);
    }

    @Test
    void takingSaysWhatWasCountedBefore() {
        List<Quota> quotas = List.of(new Quota(key(Window.HOUR), 3), new Quota(key(Window.DAY), 9));

        assertThat(done(store().take(quotas))).containsExactly(0, 0);
        assertThat(done(store().take(quotas))).containsExactly(1, 1);
        assertThat(done(store().take(quotas))).containsExactly(2, 2);
    }

    @Test
    void aFullCounterStaysFull() {
        List<Quota> quotas = List.of(new Quota(key(Window.HOUR), 2));
        done(store().take(quotas));
        done(store().take(quotas));

        assertThat(done(store().take(quotas))[0]).isGreaterThanOrEqualTo(2);
        assertThat(done(store().take(quotas))[0]).isGreaterThanOrEqualTo(2);
    }

    @Test
    void windowsNamesAndSubjectsAreCountedApart() {
        Subject other = new Subject(subject.scope(), subject.identifier() + "-other");
        done(store().take(List.of(new Quota(key(Window.HOUR), 5))));

        assertThat(done(store().take(List.of(new Quota(key(Window.DAY), 5))))).containsExactly(0);
        assertThat(done(store().take(List.of(new Quota(CounterKey.at(now(), other, "", Window.HOUR), 5)))))
                .containsExactly(0);
        assertThat(done(store().take(List.of(new Quota(CounterKey.at(now(), subject, "v", Window.HOUR), 5)))))
                .containsExactly(0);
        long next = now() + 3_600_000;
        assertThat(done(store().take(List.of(new Quota(CounterKey.at(next, subject, "", Window.HOUR), 5)))))
                .containsExactly(0);
    }

    @Test
    void whatIsAddedIsRead() {
        List<CounterKey> keys = List.of(
                CounterKey.at(now(), subject, "video", Window.HOUR),
                CounterKey.at(now(), subject, "video", Window.DAY));

        store().add(keys, 3)
                .toCompletableFuture()
                .orTimeout(20, TimeUnit.SECONDS)
                .join();
        store().add(keys, 4)
                .toCompletableFuture()
                .orTimeout(20, TimeUnit.SECONDS)
                .join();

        assertThat(done(store().read(keys))).containsExactly(7, 7);
    }

    @Test
    void ofSixtyFourAtOnceExactlyAsManyPassAsThereIsRoomFor() throws InterruptedException {
        List<Quota> quotas = List.of(new Quota(key(Window.HOUR), 500), new Quota(key(Window.DAY), 400));
        AtomicInteger passed = new AtomicInteger();
        List<Throwable> problems = new ArrayList<>();
        CountDownLatch begin = new CountDownLatch(1);
        ExecutorService callers = Executors.newFixedThreadPool(64);
        for (int i = 0; i < 64; i++) {
            callers.execute(() -> {
                try {
                    begin.await();
                    for (int n = 0; n < 20; n++) {
                        double[] before = done(store().take(quotas));
                        if (before[0] < 500 && before[1] < 400) {
                            passed.incrementAndGet();
                        }
                    }
                } catch (InterruptedException | RuntimeException problem) {
                    synchronized (problems) {
                        problems.add(problem);
                    }
                }
            });
        }
        begin.countDown();
        callers.shutdown();

        assertThat(callers.awaitTermination(60, TimeUnit.SECONDS)).isTrue();
        assertThat(problems).isEmpty();
        assertThat(passed).hasValue(400);
    }
}
