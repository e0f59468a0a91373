package dev.gw.admin;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TurnsTest {
    private final List<Long> waits = new ArrayList<>();
    private Instant now = Instant.EPOCH;
    private final Clock clock = new Clock() {
        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    };

    private Turns turns(int perSecond) {
        return new Turns(perSecond, clock, millis -> {
            waits.add(millis);
            now = now.plusMillis(millis);
        });
    }

    @Test
    void tenASecondBeginATenthOfASecondApart() {
        Turns turns = turns(10);
        for (int i = 0; i < 31; i++) {
            turns.await();
        }

        assertThat(waits).hasSize(30).containsOnly(100L);
        assertThat(now).isEqualTo(Instant.EPOCH.plusSeconds(3));
    }

    @Test
    void timeThatPassesByItselfIsNotSavedUpForABurst() {
        Turns turns = turns(10);
        turns.await();
        now = now.plus(Duration.ofMinutes(1));
        turns.await();
        assertThat(waits).isEmpty();

        turns.await();
        assertThat(waits).containsExactly(100L);
    }

    @Test
    void withoutALimitNobodyWaits() {
        Turns turns = turns(0);
        for (int i = 0; i < 1000; i++) {
            turns.await();
        }

        assertThat(waits).isEmpty();
    }
}
