package dev.gw.runtime.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gw.runtime.exchange.Headers;
import dev.gw.runtime.exchange.Response;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What clients are told of the length of an answer. */
class ToldLengthTest {
    private final Headers headers = new Headers();
    private final Response response = Response.service(200, "OK", headers);

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "100, 100",
        "1, 10",
        "10, 1",
        "00, 0",
        "0100, 100",
        "-1, 1",
        "'', 0",
        "x, 7",
        "9007199254740993, 9007199254740993"
    })
    void theFieldSaysTheRealLength(String told, long actual) {
        headers.add("content-length", told);
        assertThat(Answering.toldLength(response, actual)).isEqualTo(actual);
        assertThat(headers.all("Content-Length")).containsExactly(Long.toString(actual));
    }

    @Test
    void whoTookTheFieldAwayTellsNothing() {
        assertThat(Answering.toldLength(response, 5)).isEqualTo(-1);
        assertThat(headers.has("Content-Length")).isFalse();
    }

    @Test
    void anUnknownLengthIsNotTold() {
        headers.add("Content-Length", "5");
        assertThat(Answering.toldLength(response, -1)).isEqualTo(-1);
        assertThat(headers.has("Content-Length")).isFalse();
    }
}
