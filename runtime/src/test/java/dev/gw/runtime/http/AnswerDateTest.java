package dev.gw.runtime.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnswerDateTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1994-11-06T08:49:37Z     | Sun, 06 Nov 1994 08:49:37 GMT",
                "2026-02-01T00:00:00.999Z | Sun, 01 Feb 2026 00:00:00 GMT",
                "1969-12-31T23:59:59.001Z | Wed, 31 Dec 1969 23:59:59 GMT"
            })
    void aDateIsWrittenInGmtWithTwoDigitsForTheDay(Instant now, String text) {
        assertThat(new AnswerDate(Clock.fixed(now, ZoneOffset.ofHours(3))).text())
                .isEqualTo(text);
    }
}
