package dev.gw.drill.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TicksTest {
    @Test
    void numbersAreRound() {
        assertThat(Ticks.upTo(7)).containsExactly(0.0, 2.0, 4.0, 6.0);
        assertThat(Ticks.upTo(1000)).containsExactly(0.0, 200.0, 400.0, 600.0, 800.0, 1000.0);
        assertThat(Ticks.upTo(2.95)).containsExactly(0.0, 1.0, 2.0);
    }

    @ParameterizedTest
    @CsvSource({"4.85, 5", "247, 250", "63, 80", "100, 100", "101, 150", "1, 1", "8600, 10000"})
    void anAxisEndsWithTheNextOne(double value, double end) {
        assertThat(Ticks.above(value)).isEqualTo(end);
    }

    @Test
    void nothingHasAnAxisToo() {
        assertThat(Ticks.above(0)).isPositive();
        assertThat(Ticks.upTo(Ticks.above(0))).hasSizeBetween(2, 7);
    }
}
