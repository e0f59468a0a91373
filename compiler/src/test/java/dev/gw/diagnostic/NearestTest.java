package dev.gw.diagnostic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which word was probably meant. */
class NearestTest {
    @ParameterizedTest
    @CsvSource({
        "shpo, shop",
        "rate-limting, rate-limiting",
        "conect_timeout, connect_timeout",
        "ab, abc",
    })
    void aThirdOfTheLettersMayDiffer(String typed, String meant) {
        assertThat(Nearest.to(typed, List.of("something-else", meant))).contains(meant);
    }

    @Test
    void aSingleLetterIsNearToNothing() {
        assertThat(Nearest.to("P", List.of("_", "d", "PA"))).isEmpty();
    }
}
