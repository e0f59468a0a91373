package dev.gw.runtime.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gw.runtime.listen.GatewayServer;
import dev.gw.runtime.settings.AddressRange;
import dev.gw.runtime.settings.AnswerHeader;
import dev.gw.runtime.settings.AnswerSettings;
import dev.gw.runtime.settings.ClientLimits;
import dev.gw.runtime.settings.Entrance;
import dev.gw.runtime.settings.FieldRules;
import dev.gw.runtime.settings.GatewaySettings;
import dev.gw.runtime.settings.NameSettings;
import dev.gw.runtime.settings.Tracing;
import dev.gw.runtime.settings.TrustedAddresses;
import dev.gw.runtime.settings.UpstreamLimits;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class OperatorSettingsTest {
    private static final String TERMINATED = """
            _format_version: "3.0"
            routes:
              - {name: a, paths: [/], plugins: [{name: request-termination, config: {status_code: 200}}]}
              - {name: tls, paths: [/tls], protocols: [https]}
            """;
    private static final TrustedAddresses LOOPBACK = new TrustedAddresses(
            List.of(Objects.requireNonNull(AddressRange.parse("127.0.0.0/8"))), "X-Real-IP", false);

    private static final String NOTHING = """
            _format_version: "3.0"
            services: [{name: s, url: "http://127.0.0.1:1", routes: [{name: r, hosts: [nobody.example]}]}]
            """;

    @Test
    void answersCarryOnlyTheHeadersAskedFor() throws IOException {
        GatewaySettings settings = with(TrustedAddresses.NONE, Set.of(), 0);

        assertThat(ask(TERMINATED, settings, "GET / HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 200 ")
                .doesNotContain("X-Kong", "Server:", "Via:");
    }

    @Test
    void aPluginThatHasNamedTheGatewayInViaNamesItsServer() throws IOException {
        String config = """
                _format_version: "3.0"
                routes:
                - paths: [/]
                  plugins:
                  - {name: request-termination, config: {status_code: 200}}
                  - {name: response-transformer, config: {add: {headers: ["Via:kong/3.9.1", "Server:Demo"]}}}
                """;

        assertThat(ask(config, GatewaySettings.USUAL, "GET / HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n"))
                .contains("\r\nServer: Demo\r\n", "\r\nVia: kong/3.9.1\r\n");
    }

    @Test
    void aBodyThatIsTooLargeIsRefusedHoweverItIsFramed() throws IOException {
        GatewaySettings settings = with(TrustedAddresses.NONE, AnswerSettings.USUAL.headers(), 4);
        String head = "POST /x HTTP/1.1\r\nHost: h\r\nConnection: close\r\n";

        assertThat(ask(TERMINATED, settings, head + "Content-Length: 5\r\n\r\n12345"))
                .startsWith("HTTP/1.1 413 ")
                .contains("Payload too large");
        assertThat(ask(TERMINATED, settings, head + "Content-Length: 4\r\n\r\n1234"))
                .startsWith("HTTP/1.1 200 ");
        assertThat(ask(proxied(1), settings, head + "Transfer-Encoding: chunked\r\n\r\n5\r\n12345\r\n0\r\n\r\n"))
                .startsWith("HTTP/1.1 413 ");
    }

    @Test
    void errorsLookAsTheOperatorsTemplatesSay() throws IOException {
        GatewaySettings settings = GatewaySettings.USUAL.with(new AnswerSettings(
                Set.of(AnswerHeader.REQUEST_ID),
                Map.of("json", "{\"error\": \"%s\", \"share\": \"100%%\", \"id\": \"%s\"}", "plain", "oh: %s\n"),
                AnswerSettings.USUAL_TYPE,
                List.of()));
        String end = "Connection: close\r\n\r\n";

        assertThat(ask(proxied(1), settings, "GET / HTTP/1.0\r\nHost: other\r\nAccept: text/plain\r\n" + end))
                .contains("oh: An invalid response was received");
        assertThat(ask(TERMINATED, settings, "GET /tls HTTP/1.1\r\nHost: h\r\nX: y\r\n" + end))
                .contains("Please use HTTPS protocol");
        assertThat(ask(NOTHING, settings, "GET / HTTP/1.1\r\nHost: h\r\n" + end))
                .containsPattern(
                        "\\{\"error\": \"no Route matched with those values\", \"share\": \"100%\", \"id\": \"\\w{32}\"}");
    }

    @Test
    void errorsOfTheProxyHaveTheOperatorsTypeForClientsThatNameNone() throws IOException {
        AnswerSettings usual = AnswerSettings.USUAL;
        GatewaySettings settings = GatewaySettings.USUAL.with(
                new AnswerSettings(usual.headers(), usual.errorTemplates(), "text/html", List.of()));
        String head = "GET / HTTP/1.1\r\nHost: h\r\nConnection: close\r\n";

        assertThat(ask(proxied(1), settings, head + "\r\n"))
                .startsWith("HTTP/1.1 502")
                .contains("text/html; charset=utf-8");
        assertThat(ask(proxied(1), settings, head + "Accept: application/json\r\n\r\n"))
                .contains("application/json; charset=utf-8");
        assertThat(ask(NOTHING, settings, head + "\r\n")).contains("application/json; charset=utf-8");
    }

    @Test
    void aClientOfGrpcOverAnOldVersionGetsATypeWithoutAName() throws IOException {
        String head = "GET / HTTP/1.1\r\nHost: h\r\nConnection: close\r\nAccept: application/grpc\r\n\r\n";

        assertThat(ask(NOTHING, GatewaySettings.USUAL, head))
                .startsWith("HTTP/1.1 404")
                .contains("\r\nContent-Type: \r\n", "\r\nContent-Length: 0\r\n");
    }

    @Test
    void whoAnsweredIsNamedToThoseWhoAskWhereTheOperatorAllowsIt() throws Exception {
        String asking = "GET / HTTP/1.1\r\nHost: h\r\nKong-Debug: 1\r\nConnection: close\r\n\r\n";
        GatewaySettings allowed =
                with(TrustedAddresses.NONE, Set.of(AnswerHeader.DEBUG, AnswerHeader.UPSTREAM_STATUS), 0);
        String named = ask(proxied(1), allowed, asking);

        assertThat(named).contains("Kong-Route-Name: r", "Kong-Service-Name: s", "Kong-Route-Id: ");
        assertThat(named).startsWith("HTTP/1.1 502").contains("X-Kong-Upstream-Status: 502");
        assertThat(ask(proxied(1), GatewaySettings.USUAL, asking)).doesNotContain("Kong-Route", "Upstream-Status");
    }

    @Test
    void aTrustedPeerSpeaksForItsClient() throws IOException {
        GatewaySettings settings = with(LOOPBACK, AnswerSettings.USUAL.headers(), 0);
        String request = "GET /tls HTTP/1.1\r\nHost: h\r\nX-Forwarded-Proto: https\r\nConnection: close\r\n\r\n";

        assertThat(ask(TERMINATED, settings, request)).startsWith("HTTP/1.1 503 ");
        assertThat(ask(TERMINATED, GatewaySettings.USUAL, request)).startsWith("HTTP/1.1 426 ");
    }

    @Test
    void theUpstreamIsToldOfTheClientBehindATrustedPeer() throws Exception {
        String request = String.join(
                "\r\n",
                "GET /a?b HTTP/1.1",
                "Host: h",
                "X-Real-IP: 9.8.7.6",
                "X-Forwarded-For: 9.8.7.6",
                "X-Forwarded-Host: shop.example",
                "X-Forwarded-Prefix: /up",
                "Connection: close",
                "",
                "");

        assertThat(received(with(LOOPBACK, AnswerSettings.USUAL.headers(), 0), request))
                .contains("X-Real-IP: 9.8.7.6", "X-Forwarded-For: 9.8.7.6, 127.0.0.1")
                .contains("X-Forwarded-Host: shop.example", "X-Forwarded-Prefix: /up", "X-Forwarded-Port: 80")
                .doesNotContain("X-Kong-Request-Id");
        assertThat(received(GatewaySettings.USUAL, request))
                .contains("X-Real-IP: 127.0.0.1", "X-Forwarded-Host: h", "X-Forwarded-Path: /a", "X-Kong-Request-Id")
                .doesNotContain("X-Forwarded-Prefix");
    }

    @Test
    void fieldsCountByTheCharactersOfTheirNames() throws Exception {
        String request = "GET / HTTP/1.1\r\nHost: h\r\nx_under: 1\r\nx.dot: 2\r\nConnection: close\r\n\r\n";

        assertThat(received(GatewaySettings.USUAL, request))
                .contains("x_under: 1")
                .doesNotContain("x.dot");
        assertThat(received(ruled(new FieldRules(false, true)), request)).doesNotContain("x_under", "x.dot");
        assertThat(received(ruled(new FieldRules(false, false)), request)).contains("x_under: 1", "x.dot: 2");
    }

    private static GatewaySettings ruled(FieldRules rules) {
        return GatewaySettings.USUAL.with(ClientLimits.USUAL.with(rules));
    }

    private static GatewaySettings with(TrustedAddresses trusted, Set<AnswerHeader> headers, long maxBody) {
        return new GatewaySettings(
                Entrance.USUAL.trusting(trusted),
                ClientLimits.USUAL.withMaxBody(maxBody),
                UpstreamLimits.USUAL,
                false,
                new AnswerSettings(headers, Map.of(), AnswerSettings.USUAL_TYPE, List.of()),
                Tracing.OFF,
                NameSettings.USUAL);
    }

    private static String proxied(int port) {
        return """
                _format_version: "3.0"
                services: [{name: s, url: "http://127.0.0.1:%d", retries: 0, routes: [{name: r, paths: [/]}]}]
                """.formatted(port);
    }

    /** The head that arrives at the upstream. */
    private static String received(GatewaySettings settings, String request) throws Exception {
        try (ServerSocket upstream = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            CompletableFuture<String> head = CompletableFuture.supplyAsync(() -> headOf(upstream));
            ask(proxied(upstream.getLocalPort()), settings, request);
            return head.get().replaceAll("X-Forwarded-Port: \\d+", "X-Forwarded-Port: 80");
        }
    }

    private static String headOf(ServerSocket upstream) {
        try (Socket socket = upstream.accept()) {
            StringBuilder head = new StringBuilder();
            while (head.indexOf("\r\n\r\n") < 0) {
                head.append((char) socket.getInputStream().read());
            }
            socket.getOutputStream().write("HTTP/1.1 204 No Content\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            return head.toString();
        } catch (IOException broken) {
            throw new IllegalStateException(broken);
        }
    }

    private static String ask(String config, GatewaySettings settings, String request) throws IOException {
        ListenAddress any = ListenAddress.plain(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        try (GatewayServer server =
                        GatewayServer.start(Bundles.of(config), List.of(any), List.of(), 1, List.of(), settings);
                Socket socket = new Socket(
                        InetAddress.getLoopbackAddress(), server.proxyPorts().get(0))) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
