package dev.gw.runtime.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gw.runtime.exchange.Headers;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class KnownFieldsTest {
    private final KnownFields known = new KnownFields();

    @Test
    void aLineThatWasReadIsKnownWhereverItStands() {
        remember("User-Agent: curl/8", "User-Agent", "curl/8");
        byte[] elsewhere = octets("GET / HTTP/1.1\r\nUser-Agent: curl/8\r\n");
        Headers headers = new Headers();
        assertThat(known.add(headers, elsewhere, 16, 34)).isTrue();
        assertThat(headers).hasToString("User-Agent: curl/8\n");
    }

    @Test
    void anotherLineIsNot() {
        remember("User-Agent: curl/8", "User-Agent", "curl/8");
        assertThat(find("User-Agent: curl/9")).isNull();
        assertThat(find("user-agent: curl/8")).isNull();
        assertThat(find("User-Agent: curl/8 ")).isNull();
        assertThat(find("User-Agent")).isNull();
    }

    @Test
    void secretsAreNotRemembered() {
        remember("Authorization: Basic YTpi", "Authorization", "Basic YTpi");
        remember("Cookie: session=1234567", "Cookie", "session=1234567");
        remember("apikey: 0123456789", "apikey", "0123456789");
        assertThat(find("Authorization: Basic YTpi")).isNull();
        assertThat(find("Cookie: session=1234567")).isNull();
        assertThat(find("apikey: 0123456789")).isNull();
    }

    @Test
    void linesOfUnusualLengthAreNotRemembered() {
        String agent = "x".repeat(300);
        remember("User-Agent: " + agent, "User-Agent", agent);
        remember("TE: a", "TE", "a");
        assertThat(find("User-Agent: " + agent)).isNull();
        assertThat(find("TE: a")).isNull();
    }

    @Test
    void anyNumberOfLinesCanPass() {
        for (int i = 0; i < 10_000; i++) {
            remember("Content-Length: " + i, "Content-Length", Integer.toString(i));
            assertThat(find("Content-Length: " + i)).hasToString("Content-Length: " + i + "\n");
        }
    }

    private void remember(String line, String name, String value) {
        known.remember(octets(line), 0, line.length(), name, value);
    }

    private @Nullable Headers find(String line) {
        Headers headers = new Headers();
        return known.add(headers, octets(line), 0, line.length()) ? headers : null;
    }

    private static byte[] octets(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
