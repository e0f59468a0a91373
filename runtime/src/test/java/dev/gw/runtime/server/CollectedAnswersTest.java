package dev.gw.runtime.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Plugins that change the body of an answer get all of it, as long as it is no more than the gateway can keep. */
class CollectedAnswersTest {
    private static final byte[] MIB = " ".repeat(1 << 20).getBytes(StandardCharsets.US_ASCII);

    private RunningProxy proxy;

    @BeforeEach
    void start() {
        proxy = new RunningProxy();
    }

    @AfterEach
    void stop() {
        proxy.close();
    }

    private HttpResponse<String> ask(int mebibytes, String plugins) throws IOException, InterruptedException {
        try (RawUpstream upstream = new RawUpstream((head, in, out) -> {
            String fields = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n";
            out.write((fields + "2\r\n{}\r\n").getBytes(StandardCharsets.US_ASCII));
            for (int i = 0; i < mebibytes; i++) {
                out.write("100000\r\n".getBytes(StandardCharsets.US_ASCII));
                out.write(MIB);
                out.write("\r\n".getBytes(StandardCharsets.US_ASCII));
            }
            out.write("0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            out.flush();
        })) {
            proxy.load("""
                    _format_version: "3.0"
                    services:
                    - {name: s, url: "http://127.0.0.1:%d", routes: [{name: r, paths: [/]}], plugins: [%s]}
                    """.formatted(upstream.port(), plugins));
            URI uri = URI.create("http://127.0.0.1:" + proxy.port() + "/");
            return HttpClient.newHttpClient().send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
        }
    }

    @Test
    void oneThatFitsIsChanged() throws IOException, InterruptedException {
        HttpResponse<String> answer = ask(1, "{name: response-transformer, config: {add: {json: ['a:b']}}}");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("{\"a\":\"b\"}");
    }

    @Test
    void oneThatDoesNotIsAnErrorThatSaysSo() throws IOException, InterruptedException {
        HttpResponse<String> answer = ask(33, "{name: response-transformer, config: {add: {json: ['a:b']}}}");

        assertThat(answer.statusCode()).isEqualTo(502);
        assertThat(answer.body()).contains("the upstream's answer is larger than the 32 MiB that plugins can change");
    }

    @Test
    void whereNothingChangesItItsSizeIsNoMatter() throws IOException, InterruptedException {
        assertThat(ask(33, "").body()).hasSize(2 + (33 << 20));
    }
}
