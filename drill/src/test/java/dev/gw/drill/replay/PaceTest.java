package dev.gw.drill.replay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gw.drill.message.Ask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PaceTest {
    private static final Recorded AFTER_A_SECOND = new Recorded(1000, Ask.of("GET", "a", "/"), 0);

    @Test
    void recordedTimesAreStretchedOrNot() {
        assertThat(Pace.of("1x").orElseThrow().due(AFTER_A_SECOND, 7)).isEqualTo(1000);
        assertThat(Pace.of("2.5x").orElseThrow().due(AFTER_A_SECOND, 7)).isEqualTo(400);
    }

    @Test
    void aRateLooksAtNumbersAlone() {
        assertThat(Pace.of("50/s").orElseThrow().due(AFTER_A_SECOND, 7)).isEqualTo(140);
        assertThat(Pace.of("max").orElseThrow().due(AFTER_A_SECOND, 7)).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1", "0x", "0/s", "-1x", "fast", "1x2", "NaNx", "1e9/s"})
    void anythingElseIsNoPace(String text) {
        assertThat(Pace.of(text)).isEmpty();
    }
}
