package dev.gw.runtime.limit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class LocalCountersTest extends CounterStoreContractKit {
    private final TestClock clock = new TestClock("2026-11-21T02:05:05Z");
    private final LocalCounters store = new LocalCounters(clock, 6400);

    @Override
    CounterStore store() {
        return store;
    }

    @Override
    long now() {
        return clock.millis();
    }

    @Test
    void aRefusedRequestIsNotCountedInTheOtherWindows() {
        Subject subject = new Subject("s", "i");
        Quota minute = new Quota(CounterKey.at(now(), subject, "", Window.MINUTE), 1);
        Quota hour = new Quota(CounterKey.at(now(), subject, "", Window.HOUR), 10);

        store.take(List.of(minute, hour));
        store.take(List.of(minute, hour));

        assertThat(store.read(List.of(minute.key(), hour.key()))
                        .toCompletableFuture()
                        .join())
                .containsExactly(1, 1);
    }

    @Test
    void windowsThatAreOverMakeRoom() {
        Stripe stripe = new Stripe(1000);
        Subject subject = new Subject("s", "i");
        for (int second = 0; second < 5000; second++) {
            stripe.add(CounterKey.at(now(), subject, "", Window.SECOND), 1, now());
            stripe.add(CounterKey.at(now(), subject, "", Window.YEAR), 1, now());
            clock.advanceSeconds(1);
        }

        assertThat(stripe.size()).isLessThanOrEqualTo(3);
    }

    @Test
    void tooManyCallersPushOutThoseNotSeenForLongest() {
        Stripe stripe = new Stripe(100);
        for (int caller = 0; caller < 5000; caller++) {
            stripe.add(CounterKey.at(now(), new Subject("s", "caller " + caller), "", Window.DAY), 1, now());
            stripe.add(CounterKey.at(now(), new Subject("s", "regular"), "", Window.DAY), 1, now());
        }

        assertThat(stripe.size()).isLessThanOrEqualTo(100);
        assertThat(stripe.get(CounterKey.at(now(), new Subject("s", "regular"), "", Window.DAY)))
                .isEqualTo(5000);
    }
}
