package dev.gw.runtime.plugin.callerlimits;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Labels that clients can choose never become more than were allowed. */
class CappedWordsTest {
    @Test
    void theFirstAreKnownByNameAndAllOthersTogether() {
        CappedWords words = new CappedWords();

        assertThat(IntStream.range(0, 5).mapToObj(i -> words.of("w" + i, 3)))
                .containsExactly("w0", "w1", "w2", "other", "other");
        assertThat(words.of("w1", 3)).isEqualTo("w1");
        assertThat(words.of("w4", 4)).as("more are allowed now").isEqualTo("w4");
    }

    @Test
    void aWordThatIsTooLongIsNotKept() {
        CappedWords words = new CappedWords();

        assertThat(words.of("x".repeat(129), 3)).isEqualTo("other");
        assertThat(words.of("x".repeat(128), 3)).hasSize(128);
    }

    @Test
    void manyAtOnceDoNotPassTheCap() {
        CappedWords words = new CappedWords();

        assertThat(IntStream.range(0, 20_000)
                        .parallel()
                        .mapToObj(i -> words.of("w" + i, 50))
                        .distinct())
                .hasSize(51);
    }
}
