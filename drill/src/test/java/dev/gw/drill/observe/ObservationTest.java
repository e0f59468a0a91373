package dev.gw.drill.observe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gw.drill.message.Answer;
import dev.gw.drill.message.Ask;
import dev.gw.runtime.exchange.Headers;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ObservationTest {
    @ParameterizedTest
    @ValueSource(strings = {"RateLimit-Remaining", "X-RateLimit-Reset", "Retry-After", "Age"})
    void whatEachRequestCountsDownIsNoDifference(String name) {
        assertThat(with(name, "19").differences(with(name, "18"))).isEmpty();
        assertThat(with(name, "19").differences(with("X-Other", "19"))).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"RateLimit-Limit", "X-Plan"})
    void otherNumbersAre(String name) {
        assertThat(with(name, "20").differences(with(name, "21"))).hasSize(1);
    }

    private static Observation with(String name, String value) {
        Headers headers = new Headers().add(name, value);
        return Observation.of(new Answer(Ask.of("GET", "gateway.test", "/"), 200, headers, "", null, "", 0, 0));
    }
}
