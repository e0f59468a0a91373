package dev.gw.runtime.plugin.proxycache;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gw.runtime.exchange.Headers;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class ResponseCacheTest {
    private static final Clock START = Clock.fixed(Instant.parse("2026-11-21T02:05:05Z"), ZoneOffset.UTC);

    private static CachedAnswer answer(int size) {
        return new CachedAnswer(200, new Headers(), new byte[size], 0, 30);
    }

    @Test
    void anAnswerIsThereUntilItsTimeIsOver() {
        Instant[] now = {START.instant()};
        ResponseCache cache = new ResponseCache(new MovableClock(now), 1 << 20);
        cache.store("k", answer(10), 30);

        now[0] = now[0].plus(Duration.ofSeconds(29));
        assertThat(cache.find("k")).isNotNull();
        now[0] = now[0].plus(Duration.ofSeconds(1));
        assertThat(cache.find("k")).isNull();
        assertThat(cache.remove("k")).isFalse();
    }

    private static final class MovableClock extends Clock {
        private final Instant[] now;

        MovableClock(Instant[] now) {
            this.now = now;
        }

        @Override
        public Instant instant() {
            return now[0];
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    @Test
    void whatWasNotAskedForLongestMakesRoom() {
        ResponseCache cache = new ResponseCache(START, 10_000);
        cache.store("often", answer(1000), 30);
        for (int i = 0; i < 100; i++) {
            cache.store("seldom " + i, answer(1000), 30);
            assertThat(cache.find("often")).isNotNull();
        }

        assertThat(cache.find("seldom 0")).isNull();
        assertThat(cache.find("seldom 99")).isNotNull();
    }

    @Test
    void anAnswerLargerThanTheCacheIsNotKeptAndPushesNothingOut() {
        ResponseCache cache = new ResponseCache(START, 10_000);
        cache.store("small", answer(10), 30);
        cache.store("large", answer(20_000), 30);

        assertThat(cache.find("large")).isNull();
        assertThat(cache.find("small")).isNotNull();
    }

    @Test
    void clearingForgetsAll() {
        ResponseCache cache = new ResponseCache(START, 10_000);
        cache.store("k", answer(10), 0);
        cache.clear();

        assertThat(cache.find("k")).isNull();
    }

    @Test
    void aBodyThatGrowsTooLargeIsNotRecorded() {
        boolean[] complete = {false};
        Recorder recorder = new Recorder(10, body -> complete[0] = true);
        recorder.data(new byte[8]);
        recorder.data(new byte[8]);
        recorder.data(new byte[1]);
        recorder.end();

        assertThat(complete[0]).isFalse();
    }
}
