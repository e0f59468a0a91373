package dev.gw.runtime.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What goes from one side to the other, and what nginx keeps to itself. */
class PassedOnTest {
    private final RunningProxy proxy = new RunningProxy();
    private RawUpstream upstream;

    @AfterEach
    void stop() throws IOException {
        proxy.close();
        upstream.close();
    }

    private void serve(String answer, String plugins) throws IOException {
        upstream = RawUpstream.answering(answer);
        proxy.load("""
                _format_version: "3.0"
                services: [{url: "http://127.0.0.1:%d", routes: [{paths: [/]}]}]
                plugins: [%s]
                """.formatted(upstream.port(), plugins));
    }

    private String ask(String request) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), proxy.port())) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
        }
    }

    private static String get(String fields) {
        return "GET / HTTP/1.1\r\nHost: h\r\nConnection: close\r\n" + fields + "\r\n";
    }

    private static String answer(String fields) {
        return "HTTP/1.1 200 OK\r\nConnection: close\r\n" + fields + "\r\n";
    }

    @Test
    void ofFieldsThatCanStandOnceTheFirstIsPassedOn() throws Exception {
        serve(answer("Content-Type: a/b\r\ncontent-type: c/d\r\nVary: x\r\nVary: y\r\nETag: 1\r\nETag: 2\r\n"), "");

        assertThat(ask(get("")))
                .contains("Content-Type: a/b\r\n", "Vary: x\r\n", "Vary: y\r\n", "ETag: 1\r\n")
                .doesNotContain("c/d", "ETag: 2");
    }

    @Test
    void whatTheGatewayAnswersIsDatedAndWhatTheUpstreamAnswersIsAsItDatesIt() throws Exception {
        serve(answer(""), "{name: request-termination, config: {trigger: X-End}}");

        assertThat(ask(get(""))).doesNotContain("Date:");
        assertThat(ask(get("X-End: 1\r\n")))
                .containsPattern("\r\nDate: \\w{3}, \\d\\d \\w{3} \\d{4} [\\d:]{8} GMT\r\n");
    }

    @Test
    void thePathOfAnAnswerIsTheUpstreamsThoughAPluginHasChangedIt() throws Exception {
        serve(
                answer("Via: 1.0 up\r\n"),
                "{name: response-transformer, config: {replace: {headers: ['Via:x']}, append: {headers: ['Via:y']}}}");

        assertThat(ask(get(""))).contains("Via: 1.0 up, 1.1 kong/3.9.1\r\n").doesNotContain("Via: x", "Via: y");
    }

    @Test
    void anEmptyTypeIsNone() throws Exception {
        serve(answer("Content-Type: \r\n"), "");

        assertThat(ask(get(""))).doesNotContain("Content-Type");
    }

    @Test
    void anAnswerToHeadSaysNothingOfHowABodyWouldCome() throws Exception {
        serve(answer("Transfer-Encoding: chunked\r\n"), "");

        assertThat(ask(get("").replace("GET", "HEAD")))
                .startsWith("HTTP/1.1 200")
                .doesNotContain("Transfer-Encoding");
    }

    @Test
    void nginxKeepsWhatIsMeantForIt() throws Exception {
        serve(answer("X-Accel-Buffering: no\r\nX-Accel-Expires: 1\r\nX-Pad: x\r\nX-Accel: y\r\n"), "");

        assertThat(ask(get(""))).contains("X-Accel: y\r\n").doesNotContain("X-Accel-", "X-Pad");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Length: 1\r\nTransfer-Encoding: chunked\r\n",
                "Content-Length: 1\r\nContent-Length: 1\r\n",
                "Transfer-Encoding: gzip\r\n",
                "Content-Length: x\r\n"
            })
    void anAnswerWhoseLengthIsUnclearIsRefused(String fields) throws Exception {
        serve(answer(fields), "");

        assertThat(ask(get(""))).startsWith("HTTP/1.1 502 ");
        assertThat(ask(get("").replace("GET", "HEAD"))).startsWith("HTTP/1.1 502 ");
    }

    @Test
    void pluginsDoNotChangeWhatTheGatewaySaysOfTheClient() throws Exception {
        serve(
                answer("Content-Length: 0\r\n"),
                "{name: request-transformer, config: {remove: {headers: [X-Forwarded-For, Via]}, "
                        + "add: {headers: [\"TE:trailers\"]}}}");
        ask(get("X-Forwarded-For: 9.9.9.9\r\nVia: 1.1 other\r\n"));

        assertThat(upstream.heads.take())
                .contains("X-Forwarded-For: 9.9.9.9, 127.0.0.1\r\n", "Via: 1.1 other, 1.1 kong/3.9.1\r\n")
                .doesNotContain("TE:");
    }

    @Test
    void anUpgradeIsAskedForInTheOldVersionToo() throws Exception {
        serve(answer("Content-Length: 0\r\n"), "");
        ask("GET / HTTP/1.0\r\nUpgrade: WebSocket\r\n\r\n");

        assertThat(upstream.heads.take())
                .contains("Connection: keep-alive, Upgrade\r\n", "Upgrade: websocket\r\n", "Via: 1 kong/3.9.1\r\n");
    }

    @Test
    void whateverTheClientSpeaksTheAnswerNamesTheUpstreamsVersion() throws Exception {
        serve(answer("Content-Length: 0\r\n"), "");

        assertThat(ask("GET / HTTP/1.0\r\nHost: h\r\n\r\n")).contains("Via: 1.1 kong/3.9.1\r\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "GET / HTTP/1.1~Accept: text/html~~|text/html",
                "GET / HTTP/1.1~Host: h~Accept: application/xml~Bad Name: x~~|application/xml",
                "TRACE / HTTP/1.1~Host: h~Accept: application/json~~|application/json",
                "GET / HTTP/1.1~Content-Type: application/json~~|application/json",
                "GET / HTTP/1.1~Content-Type: application/grpc~~|application/json",
                "GET / HTTP/1.1~Host: h~Bad Name: x~Accept: text/html~~|text/plain"
            })
    void aMalformedRequestIsAnsweredInTheTypeThatItHasNamedSoFar(String request, String type) throws Exception {
        serve(answer(""), "");

        assertThat(ask(request.replace("~", "\r\n"))).contains("Content-Type: " + type + "; charset=utf-8\r\n");
    }

    @Test
    void anAnswerOfNoContentHasNoType() throws Exception {
        serve(answer(""), "{name: request-termination, config: {status_code: 204, message: x}}");

        assertThat(ask(get(""))).startsWith("HTTP/1.1 204 ").doesNotContain("Content-Type");
    }

    @Test
    void aRequestWithoutAHostIsForwardedAsOneToKong() throws Exception {
        serve(answer("Content-Length: 0\r\n"), "");
        ask("GET / HTTP/1.0\r\n\r\n");

        assertThat(upstream.heads.take())
                .contains("X-Forwarded-Host: kong\r\n", "Host: 127.0.0.1:" + upstream.port() + "\r\n");
    }

    @ParameterizedTest
    @CsvSource({
        "X-Forwarded-For: 9.9.9.9, 9.9.9.9",
        "X_Forwarded_For: 1.2.3.4, 1.2.3.4",
        "X-Forwarded-For: 9.9.9.9|X_Forwarded_For: 1.2.3.4, 1.2.3.4"
    })
    void anAddressUnderANameWithUnderscoresGoesBeforeOneWithDashes(String fields, String first) throws Exception {
        serve(answer("Content-Length: 0\r\n"), "");
        ask(get(fields.replace("|", "\r\n") + "\r\n"));

        assertThat(upstream.heads.take()).contains("X-Forwarded-For: " + first + ", 127.0.0.1\r\n");
    }

    @Test
    void aClientThatWaitsIsToldToGoOnThoughItHasNoBody() throws Exception {
        serve(answer("Content-Length: 0\r\n"), "");

        assertThat(ask(get("Expect: 100-continue\r\n"))).startsWith("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK");
        assertThat(ask(get("Expect: 100-continue\r\n").replace("1.1", "1.0"))).startsWith("HTTP/1.1 200 OK");
    }

    @Test
    void aClientOfGrpcThatCameWithoutItGetsAnEmptyType() throws Exception {
        serve(answer(""), "{name: key-auth}");

        assertThat(ask(get("Accept: application/grpc\r\n")))
                .startsWith("HTTP/1.1 401 ")
                .containsPattern("\r\nContent-Type: *\r\n")
                .endsWith("\r\n\r\n");
    }

    @ParameterizedTest
    @CsvSource({"5, 500", "399, 500", "400, 400", "599, 599", "600, 500"})
    void anErrorHasTheStatusOfAnErrorOrIsOneOfTheGateway(int configured, int sent) throws Exception {
        serve(
                answer(""),
                "{name: rate-limiting, config: {minute: 1, policy: local, error_code: %d}}".formatted(configured));
        ask(get(""));

        assertThat(ask(get(""))).startsWith("HTTP/1.1 " + sent + " ").contains("X-RateLimit-Limit-Minute: 1\r\n");
    }

    @Test
    void theHostHeaderFindsTheRouteAndIsKeptWhateverTheTargetSays() throws Exception {
        upstream = RawUpstream.answering(answer("Content-Length: 0\r\n"));
        proxy.load("""
                _format_version: "3.0"
                services: [{url: "http://127.0.0.1:%d", routes: [{hosts: [a.test], preserve_host: true}]}]
                """.formatted(upstream.port()));

        assertThat(ask("GET http://b.test/x HTTP/1.1\r\nHost: a.test\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 200 ");
        assertThat(upstream.heads.take()).contains("Host: a.test\r\n", "X-Forwarded-Host: b.test\r\n");
        assertThat(ask("GET http://a.test/x HTTP/1.1\r\nHost: b.test\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 404 ");
    }

    @ParameterizedTest
    @CsvSource({
        "/a?b=1#c,/a?b=1",
        "/a?b=1#c?d,/a?b=1",
        "/a?#c,/a",
        "/a#b?c=1,/a#b",
        "/a?b?c,/a?b?c",
        "/a?,/a?",
        "/a??,/a??"
    })
    void aQueryEndsAtAHash(String target, String sent) throws Exception {
        serve(answer("Content-Length: 0\r\n"), "{name: correlation-id}");
        ask(get("").replace("GET /", "GET " + target));

        assertThat(upstream.heads.take()).startsWith("GET " + sent + " HTTP/1.1\r\n");
    }

    @Test
    void anUpstreamMayNameTheProtocolThatTheClientAskedFor() throws Exception {
        serve("HTTP/1.1 426 X\r\nConnection: close\r\nUpgrade: websocket\r\nContent-Length: 0\r\n\r\n", "");

        assertThat(ask(get("Upgrade: websocket\r\n"))).contains("Upgrade: websocket\r\n");
        assertThat(ask(get(""))).doesNotContain("Upgrade");
    }
}
