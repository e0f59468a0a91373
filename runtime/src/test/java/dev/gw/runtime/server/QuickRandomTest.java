package dev.gw.runtime.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class QuickRandomTest {
    @Test
    void itsNumbersAreThoseOfTheKnownAlgorithm() {
        SplittableRandom known = new SplittableRandom(7);
        QuickRandom quick = new QuickRandom(7);
        for (int i = 0; i < 1000; i++) {
            assertThat(quick.nextLong()).isEqualTo(known.nextLong());
        }
    }
}
