package dev.gw.runtime.plugin.ratelimiting;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gw.runtime.exchange.Headers;
import dev.gw.runtime.limit.CounterKey;
import dev.gw.runtime.limit.Quota;
import dev.gw.runtime.limit.Subject;
import dev.gw.runtime.limit.Window;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class StandingTest {
    private static final long NOW = Instant.parse("2026-11-21T02:05:18.900Z").toEpochMilli();

    private static Quota quota(Window window, double limit) {
        return new Quota(CounterKey.at(NOW, new Subject("s", "i"), "", window), limit);
    }

    private static Headers told(List<Quota> quotas, double... usage) {
        Headers headers = new Headers();
        new Standing(quotas, usage, NOW).tell(headers);
        return headers;
    }

    @Test
    void theTightestWindowGivesTheShortFields() {
        Headers headers = told(List.of(quota(Window.MINUTE, 5), quota(Window.HOUR, 100)), 2, 98);

        assertThat(headers.get("RateLimit-Limit")).isEqualTo("100");
        assertThat(headers.get("RateLimit-Remaining")).isEqualTo("1");
        assertThat(headers.get("RateLimit-Reset")).isEqualTo("3282");
        assertThat(headers.get("X-RateLimit-Remaining-Minute")).isEqualTo("2");
        assertThat(headers.has("Retry-After")).isFalse();
    }

    @Test
    void ofEqualWindowsTheLongerOneIsTheTightest() {
        assertThat(told(List.of(quota(Window.MINUTE, 5), quota(Window.HOUR, 5)), 1, 1)
                        .get("RateLimit-Reset"))
                .isEqualTo("3282");
    }

    @Test
    void aRefusedRequestTakesNothingFromTheOtherWindows() {
        Headers headers = told(List.of(quota(Window.MINUTE, 3), quota(Window.HOUR, 4)), 3, 3);

        assertThat(headers.get("X-RateLimit-Remaining-Minute")).isEqualTo("0");
        assertThat(headers.get("X-RateLimit-Remaining-Hour")).isEqualTo("1");
        assertThat(headers.get("Retry-After")).isEqualTo("42");
    }

    @Test
    void aFractionIsWrittenAsLuaDoes() {
        Headers headers = told(List.of(quota(Window.MINUTE, 2.5)), 1);

        assertThat(headers.get("X-RateLimit-Limit-Minute")).isEqualTo("2.5");
        assertThat(headers.get("X-RateLimit-Remaining-Minute")).isEqualTo("0.5");
    }
}
