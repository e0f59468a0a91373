package dev.gw.runtime.limit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WindowTest {
    @ParameterizedTest
    @CsvSource({
        "SECOND, 2024-02-29T13:45:59Z",
        "MINUTE, 2024-02-29T13:45:00Z",
        "HOUR, 2024-02-29T13:00:00Z",
        "DAY, 2024-02-29T00:00:00Z",
        "MONTH, 2024-02-01T00:00:00Z",
        "YEAR, 2024-01-01T00:00:00Z",
    })
    void windowsBeginWithTheCalendarInUtc(Window window, Instant start) {
        long now = Instant.parse("2024-02-29T13:45:59.987Z").toEpochMilli();

        assertThat(Instant.ofEpochMilli(window.startOf(now))).isEqualTo(start);
    }

    @Test
    void aCounterIsNamedAsInKong() {
        Subject subject = new Subject(Subject.scope("ratelimit", "r", null), "alice");
        long now = Instant.parse("2024-02-29T13:45:59Z").toEpochMilli();

        assertThat(CounterKey.at(now, subject, "", Window.MINUTE).text())
                .isEqualTo("ratelimit:r:00000000-0000-0000-0000-000000000000:alice:1709214300000:minute");
        assertThat(CounterKey.at(now, subject, "video", Window.MINUTE).text())
                .isEqualTo("ratelimit:r:00000000-0000-0000-0000-000000000000:alice:1709214300000:video:minute");
    }
}
