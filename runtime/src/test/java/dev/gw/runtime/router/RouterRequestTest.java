package dev.gw.runtime.router;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gw.runtime.exchange.Headers;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RouterRequestTest {
    @ParameterizedTest
    @CsvSource({
        "a.test, a.test, 8000",
        "a.test:81, a.test, 81",
        "a.test:http, a.test:http, 8000",
        "[::1]:81, [::1]:81, 8000",
    })
    void aPortIsWhatComesBehindTheFirstColon(String sent, String host, int port) {
        RouterRequest request = RouterRequest.of("GET", sent, 8000, "/", new Headers(), /* https= */ false, null);

        assertThat(request.host()).isEqualTo(host);
        assertThat(request.port()).isEqualTo(port);
    }
}
