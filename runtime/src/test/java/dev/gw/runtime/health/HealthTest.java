package dev.gw.runtime.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Set;
import org.junit.jupiter.api.Test;

class HealthTest {
    private static final CheckSettings COUNTING = new CheckSettings(2, Set.of(200), 3, 2, 1, Set.of(500));
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private final Health health = new Health();

    @Test
    void aNewAddressIsUp() {
        assertThat(health.isUp()).isTrue();
    }

    @Test
    void aLimitOfBadStatusesTakesItOut() {
        health.status(500, COUNTING);
        health.status(500, COUNTING);
        assertThat(health.isUp()).isTrue();
        health.status(500, COUNTING);
        assertThat(health.isUp()).isFalse();
    }

    @Test
    void eachKindOfFailureCountsForItself() {
        health.status(500, COUNTING);
        health.status(500, COUNTING);
        health.tcpFailure(COUNTING);
        assertThat(health.isUp()).isTrue();
        health.tcpFailure(COUNTING);
        assertThat(health.isUp()).isFalse();
    }

    @Test
    void aGoodAnswerSetsTheFailuresBack() {
        health.status(500, COUNTING);
        health.status(500, COUNTING);
        health.status(200, COUNTING);
        health.status(500, COUNTING);
        health.status(500, COUNTING);
        assertThat(health.isUp()).isTrue();
    }

    @Test
    void goodAnswersThatAreNotCountedSetNothingBack() {
        CheckSettings uncounted = new CheckSettings(0, Set.of(200), 2, 0, 0, Set.of(500));
        health.status(500, uncounted);
        health.status(200, uncounted);
        health.status(500, uncounted);
        assertThat(health.isUp()).isFalse();
    }

    @Test
    void aStatusInNeitherListSaysNothing() {
        health.status(500, COUNTING);
        health.status(500, COUNTING);
        health.status(404, COUNTING);
        health.status(500, COUNTING);
        assertThat(health.isUp()).isFalse();
    }

    @Test
    void oneTimeoutIsEnoughWhereTheLimitIsOne() {
        health.timeout(COUNTING);
        assertThat(health.isUp()).isFalse();
    }

    @Test
    void aLimitOfSuccessesBringsItBack() {
        health.set(false);
        health.status(200, COUNTING);
        assertThat(health.isUp()).isFalse();
        health.status(200, COUNTING);
        assertThat(health.isUp()).isTrue();
    }

    @Test
    void theBookRemembersAnAddressForFiveMinutes() {
        assertThat(healthAfter(Duration.ofSeconds(299)).isUp()).isFalse();
        assertThat(healthAfter(Duration.ofSeconds(301)).isUp()).isTrue();
    }

    private static Health healthAfter(Duration pause) {
        Instant[] now = {START};
        HealthBook book = new HealthBook(clock(now));
        book.open("pool|a|10.0.0.1:80").set(false);
        book.leave("pool|a|10.0.0.1:80");
        now[0] = START.plus(pause);
        return book.open("pool|a|10.0.0.1:80");
    }

    static Clock clock(Instant[] now) {
        return new Clock() {
            @Override
            public java.time.ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(java.time.ZoneId zone) {
                return this;
            }

            @Override
            public Instant instant() {
                return now[0];
            }
        };
    }
}
