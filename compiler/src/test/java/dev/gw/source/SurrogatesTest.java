package dev.gw.source;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SurrogatesTest {
    @Test
    void halvesThatStandInPairsAreNotAlone() {
        assertThat(Surrogates.isLone("\uD83D\uDE00", 0)).isFalse();
        assertThat(Surrogates.isLone("\uD83D\uDE00", 1)).isFalse();
        assertThat(Surrogates.isLone("ab", 0)).isFalse();
    }

    @Test
    void halvesWithoutTheOtherAre() {
        assertThat(Surrogates.isLone("\uD83D", 0)).isTrue();
        assertThat(Surrogates.isLone("\uDE00", 0)).isTrue();
        assertThat(Surrogates.isLone("\uD83Dx", 0)).isTrue();
        assertThat(Surrogates.isLone("x\uDE00", 1)).isTrue();
        assertThat(Surrogates.isLone("\uDE00\uD83D", 0)).isTrue();
    }
}
