package dev.gw.runtime.plugin.auth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gw.runtime.exchange.Headers;
import org.junit.jupiter.api.Test;

class SentHeadersTest {
    @Test
    void hyphensAndUnderscoresFindEachOther() {
        Headers sent = new Headers()
                .add("X_One", "1")
                .add("X-Two", "2")
                .add("X-Both", "a")
                .add("X_Both", "b");

        assertThat(SentHeaders.first(sent, "x-one")).isEqualTo("1");
        assertThat(SentHeaders.first(sent, "x_two")).isEqualTo("2");
        assertThat(SentHeaders.first(sent, "X_Both")).isEqualTo("b");
        assertThat(SentHeaders.first(sent, "X-Other")).isNull();
    }
}
