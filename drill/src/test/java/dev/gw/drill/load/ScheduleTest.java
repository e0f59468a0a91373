package dev.gw.drill.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.gw.drill.scenario.Phase;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** When iterations are meant to begin. */
class ScheduleTest {
    private static final long SECOND = 1_000_000_000L;

    private static Phase phase(double to, int seconds) {
        return new Phase(to, Duration.ofSeconds(seconds));
    }

    @Test
    void aConstantRateIsEvenlySpacedAndNeverDrifts() {
        Schedule schedule = new Schedule(300, List.of(phase(300, 30)));

        assertThat(schedule.count()).isEqualTo(9000);
        for (long i = 0; i < schedule.count(); i++) {
            assertThat(schedule.nanos(i)).isCloseTo(i * SECOND / 300, within(2L));
        }
    }

    @Test
    void aRampBeginsAsManyAsTheAreaUnderIt() {
        Schedule schedule = new Schedule(0, List.of(phase(100, 10), phase(100, 5), phase(0, 10)));

        assertThat(schedule.count()).isEqualTo(500 + 500 + 500);
        assertThat(schedule.nanos(0)).isZero();
        // half of the ramp's area lies behind 1/sqrt(2) of its length
        assertThat(schedule.nanos(250)).isCloseTo((long) (10 * SECOND / Math.sqrt(2)), within(1000L));
        assertThat(schedule.nanos(500)).isCloseTo(10 * SECOND, within(1000L));
        assertThat(schedule.nanos(1000)).isCloseTo(15 * SECOND, within(1000L));
        assertThat(schedule.nanos(1499)).isLessThan(25 * SECOND);
    }

    @Test
    void laterOnesNeverBeginBeforeEarlierOnes() {
        Schedule schedule = new Schedule(7, List.of(phase(50, 3), phase(2, 0), phase(90, 4), phase(0, 2)));
        long before = -1;

        for (long i = 0; i < schedule.count(); i++) {
            assertThat(schedule.nanos(i)).isGreaterThanOrEqualTo(before);
            before = schedule.nanos(i);
        }
        assertThat(before).isLessThanOrEqualTo(schedule.length());
    }

    @Test
    void aStageOfNoLengthIsAJump() {
        Schedule schedule = new Schedule(10, List.of(phase(10, 2), phase(100, 0), phase(100, 1)));

        assertThat(schedule.count()).isEqualTo(120);
        assertThat(schedule.at(2 * SECOND - 1)).isEqualTo(10);
        assertThat(schedule.at(2 * SECOND + 1)).isEqualTo(100);
    }
}
