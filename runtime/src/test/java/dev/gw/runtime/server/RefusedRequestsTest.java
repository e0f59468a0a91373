package dev.gw.runtime.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** As in Kong, global plugins filter the answers to requests that are refused before they have a route. */
class RefusedRequestsTest {
    private RunningProxy proxy;

    @BeforeEach
    void start() {
        proxy = new RunningProxy();
        proxy.load("""
                _format_version: "3.0"
                plugins:
                - {name: response-transformer, config: {add: {headers: ["X-Global:yes"]}}}
                - {name: request-termination, config: {status_code: 418}}
                services:
                - url: "http://127.0.0.1:1"
                  routes: [{paths: [/]}]
                  plugins: [{name: response-transformer, config: {add: {headers: ["X-Of-Service:yes"]}}}]
                """);
    }

    @AfterEach
    void stop() {
        proxy.close();
    }

    @ParameterizedTest
    @CsvSource({
        "GET / HTTP/1.1, 400",
        "TRACE / HTTP/1.1|Host: h, 405",
        "GET /%zz HTTP/1.1|Host: h, 400",
        "POST / HTTP/1.1|Host: h|Content-Length: x, 400"
    })
    void globalPluginsFilterTheAnswerAndDoNotMakeIt(String lines, int status) throws IOException {
        assertThat(proxy.raw(lines.replace("|", "\r\n") + "\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 " + status)
                .contains("X-Global: yes")
                .doesNotContain("X-Of-Service");
    }

    @ParameterizedTest
    @CsvSource({
        "Host: |Accept: application/json, text/plain",
        "Accept: application/json|Host: , application/json",
        "Host: h|If-Match: 1|If-Match: 2|Accept: application/json, text/plain",
        "Host: h|Accept: application/json|If-Match: 1|If-Match: 2, application/json",
        "Host: h|Accept: application/json|Content-Length: x, application/json"
    })
    void whatStandsBehindAWrongFieldIsNotRead(String lines, String type) throws IOException {
        assertThat(proxy.raw("GET / HTTP/1.1\r\n" + lines.replace("|", "\r\n") + "\r\n\r\n"))
                .startsWith("HTTP/1.1 400")
                .contains("Content-Type: " + type);
    }

    @Test
    void soTheyDoForAHeadThatIsTooLarge() throws IOException {
        assertThat(proxy.raw("GET / HTTP/1.1\r\nHost: h\r\nX: " + "a".repeat(9000) + "\r\n\r\n"))
                .startsWith("HTTP/1.1 400")
                .contains("X-Global: yes");
    }

    @Test
    void aRequestThatIsTakenIsAnsweredByThem() throws IOException {
        assertThat(proxy.raw("GET / HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 418")
                .contains("X-Of-Service: yes");
    }

    @Test
    void ofThoseOfItsRouteNoneHearsOfARequestOverTheWrongProtocol() throws IOException {
        proxy.load("""
                _format_version: "3.0"
                plugins:
                - {name: response-transformer, config: {add: {headers: ["X-Global:yes"]}}}
                routes:
                - paths: [/]
                  protocols: [https]
                  plugins: [{name: response-transformer, config: {add: {headers: ["X-Of-Route:yes"]}}}]
                """);

        assertThat(proxy.raw("GET / HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 426")
                .contains("X-Global: yes")
                .doesNotContain("X-Of-Route");
    }
}
