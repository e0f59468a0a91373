package dev.gw.runtime.plugin.responseratelimiting;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class IncrementsTest {
    private static final Set<String> NAMES = Set.of("video", "image");

    @Test
    void eachNameHasItsNumber() {
        assertThat(Increments.parse("video=2, image = 1.5", NAMES)).isEqualTo(Map.of("video", 2.0, "image", 1.5));
    }

    @Test
    void whatNamesNoLimitOrHasNoNumberIsLeftOut() {
        assertThat(Increments.parse("audio=1, video, image=x, video=1=2, image=NaN", NAMES))
                .isEmpty();
    }

    @Test
    void theLastOfANameCounts() {
        assertThat(Increments.parse("video=1,video=3,image=1,image=no", NAMES)).isEqualTo(Map.of("video", 3.0));
    }

    @Test
    void noHeaderCountsNothing() {
        assertThat(Increments.parse(null, NAMES)).isEmpty();
    }
}
