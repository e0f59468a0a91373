package dev.gw.runtime.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalLong;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HttpDateTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Sun, 06 Nov 1994 08:49:37 GMT",
                "Sunday, 06-Nov-94 08:49:37 GMT",
                "Sun Nov  6 08:49:37 1994",
                "Mon, 06 Nov 1994 08:49:37 +0200",
                ",06 Nov 1994 08:49:37"
            })
    void allThreeFormsMeanTheSameMoment(String text) {
        assertThat(HttpDate.parse(text)).isEqualTo(OptionalLong.of(784_111_777));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "now",
                "784111777",
                "1994-11-06T08:49:37Z",
                "Sun, 6 Nov 1994 08:49:37 GMT",
                "Sun, 06 Nob 1994 08:49:37 GMT",
                "Sun, 31 Feb 1994 08:49:37 GMT",
                "Sun, 06 Nov 1994 24:49:37 GMT",
                "Sun, 06 Nov 1994",
                "Sun, 06 Nov 19x4 08:49:37 GMT"
            })
    void whatIsNoDateIsNone(String text) {
        assertThat(HttpDate.parse(text)).isEmpty();
    }
}
