package dev.gw.drill.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gw.drill.measure.LoadResult;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What HTTP/2 may end with instead of an answer is said in words, and counts as lost. */
class FickleServerTest {
    private static LoadResult run(FickleServer server, String path) {
        return Runs.run("""
                drill: 1
                scenarios:
                  all: {executor: iterations, users: 1, each: 3, steps: [{get: %s, expect: {status: 204}}, {name: other, get: /ok}]}
                """.formatted(path), server.where());
    }

    @ParameterizedTest
    @CsvSource({
        "/reset, no answer: the gateway reset the stream (INTERNAL_ERROR)",
        "/refuse, no answer: the gateway reset the stream (REFUSED_STREAM)",
        "/goodbye, 'no answer: the gateway closed the connection (GOAWAY, ENHANCE_YOUR_CALM)'",
        "/odd, no answer: the answer broke the rules of HTTP/2",
    })
    void eachEndHasItsWords(String path, String words) {
        try (FickleServer server = new FickleServer()) {
            LoadResult result = run(server, path);

            assertThat(result.statuses().lost()).isEqualTo(3);
            assertThat(result.checks().get(0).examples()).isEqualTo(List.of(words));
        }
    }

    @Test
    void theConnectionGoesOnBehindAStreamThatWasReset() {
        try (FickleServer server = new FickleServer()) {
            assertThat(run(server, "/ok").statuses().of(204)).isEqualTo(6);
        }
    }
}
