package dev.gw.runtime.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gw.runtime.llm.Provider;
import dev.gw.runtime.plugin.PluginState;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WebClientTest {
    private static final WebWay PLAIN = new WebWay(20_000, /* verify= */ true, /* proxy= */ null);

    private final Provider server = new Provider();
    private final PluginState state = new PluginState();
    private final WebClient client = WebClient.of(state);

    @AfterEach
    void stop() {
        server.close();
        state.close();
    }

    private WebPlace place(String target) {
        return WebPlace.of("http://127.0.0.1:" + server.port() + target);
    }

    @Test
    void aServerIsAskedAndItsAnswerIsWhole() throws Exception {
        server.says(Map.of("X-A", "1"), "hello");
        for (int i = 0; i < 3; i++) {
            WebAnswer answer =
                    client.ask(WebRequest.to("POST", place("/p?q"), "body").with("X-B", "2"), PLAIN);

            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.text()).isEqualTo("hello");
            assertThat(answer.headers().get("X-A")).isEqualTo("1");
        }
        assertThat(server.asked().line()).isEqualTo("POST /p?q");
        assertThat(server.asked().body()).isEqualTo("body");
        assertThat(server.asked().header("X-b")).isEqualTo("2");
        assertThat(server.asked().header("Host")).isEqualTo("127.0.0.1:" + server.port());
        assertThat(server.asked().header("User-agent")).startsWith("lua-resty-http/");
    }

    @Test
    void anAnswerThatIsTooLongIsLeft() {
        server.says(Map.of(), "x".repeat(100));

        assertThatThrownBy(() -> client.ask(WebRequest.to("GET", place("/")), PLAIN.atMost(99)))
                .isInstanceOf(WebProblem.class)
                .hasMessage("the answer is too long");
    }

    @Test
    void whoDoesNotAnswerIsSaid() throws Exception {
        WebPlace gone;
        try (ServerSocket listening = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            gone = WebPlace.of("http://127.0.0.1:" + listening.getLocalPort());
            assertThatThrownBy(() -> client.ask(
                            WebRequest.to("GET", gone), new WebWay(50, /* verify= */ true, /* proxy= */ null)))
                    .hasMessage("timeout");
        }
        assertThatThrownBy(() -> client.ask(WebRequest.to("GET", gone), PLAIN)).hasMessage("connection refused");
        assertThatThrownBy(() -> client.ask(WebRequest.to("GET", WebPlace.of("http://nobody.invalid")), PLAIN))
                .hasMessageStartingWith("[cosocket] DNS resolution failed: ");
    }

    @Test
    void aProxyIsToldTheWholeAddress() throws Exception {
        server.says(Map.of(), "by the proxy");
        WebWay way = new WebWay(20_000, /* verify= */ true, "http://127.0.0.1:" + server.port());

        assertThat(client.ask(WebRequest.to("GET", WebPlace.of("http://far.test:81/p?q")), way)
                        .text())
                .isEqualTo("by the proxy");
        assertThat(server.asked().line()).isEqualTo("GET http://far.test:81/p?q");
        assertThat(server.asked().header("Host")).isEqualTo("far.test:81");
    }

    @Test
    void aProxyLeadsConnectionsOverTlsOn() throws Exception {
        BlockingQueue<String> heard = new LinkedBlockingQueue<>();
        try (ServerSocket proxy = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread listening = new Thread(() -> listen(proxy, heard));
            listening.start();
            WebWay way = new WebWay(20_000, /* verify= */ true, "http://127.0.0.1:" + proxy.getLocalPort());

            assertThatThrownBy(() -> client.ask(WebRequest.to("GET", WebPlace.of("https://far.test/p")), way))
                    .hasMessage("handshake failed");
            assertThat(heard.poll(20, TimeUnit.SECONDS)).isEqualTo("CONNECT far.test:443 HTTP/1.1");
            assertThat(heard.poll(20, TimeUnit.SECONDS)).isEqualTo("22");
            listening.join();
        }
    }

    /** Grants a tunnel, and says with which octet the handshake behind it begins. */
    private static void listen(ServerSocket proxy, BlockingQueue<String> heard) {
        try (Socket socket = proxy.accept()) {
            StringBuilder head = new StringBuilder();
            while (head.indexOf("\r\n\r\n") < 0) {
                head.append((char) socket.getInputStream().read());
            }
            heard.add(head.substring(0, head.indexOf("\r\n")));
            socket.getOutputStream().write("HTTP/1.1 200 Go on\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            heard.add(Integer.toString(socket.getInputStream().read()));
        } catch (IOException broken) {
            heard.add(broken.toString());
        }
    }
}
