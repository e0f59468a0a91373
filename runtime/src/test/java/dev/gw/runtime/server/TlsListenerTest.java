package dev.gw.runtime.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gw.runtime.listen.GatewayServer;
import dev.gw.runtime.settings.GatewaySettings;
import io.netty.handler.ssl.util.InsecureTrustManagerFactory;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Objects;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TlsListenerTest {
    private GatewayServer server;

    @BeforeEach
    void start() throws IOException {
        String config = """
                _format_version: "3.0"
                certificates:
                  - cert: |
                %s
                    key: |
                %s
                    snis: [{name: exact.example}, {name: "*.wild.example"}]
                  - cert: |
                %s
                    key: |
                %s
                    snis: [{name: "shop.*"}]
                routes:
                  - name: secure
                    paths: [/secure]
                    protocols: [https]
                    plugins: [{name: request-termination, config: {status_code: 201}}]
                  - name: named
                    paths: [/named]
                    protocols: [https]
                    snis: [exact.example]
                    plugins: [{name: request-termination, config: {status_code: 202}}]
                """.formatted(
                        pem("rsa.cert.pem"), pem("rsa-pkcs1.key.pem"), pem("ec.cert.pem"), pem("ec-sec1.key.pem"));
        ListenAddress secure = new ListenAddress(any(), true, false);
        server = GatewayServer.start(
                Bundles.of(config),
                List.of(secure, ListenAddress.plain(any())),
                List.of(),
                1,
                List.of(),
                GatewaySettings.USUAL);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @ParameterizedTest
    @CsvSource({
        "exact.example, CN=rsa.example",
        "EXACT.example, CN=rsa.example",
        "a.wild.example, CN=rsa.example",
        "a.b.wild.example, CN=localhost",
        "shop.test, CN=ec.example",
        "other.example, CN=localhost",
        ", CN=localhost"
    })
    void theCertificateIsThatOfTheServerName(String name, String subject) throws Exception {
        try (SSLSocket socket = connect(name)) {
            X509Certificate shown = (X509Certificate) socket.getSession().getPeerCertificates()[0];
            assertThat(shown.getSubjectX500Principal().getName()).isEqualTo(subject);
        }
    }

    @Test
    void aClientThatSpeaksNoneOfTheGatewaysProtocolsIsRefused() throws Exception {
        assertThatThrownBy(() -> connect("exact.example", "foo")).isInstanceOf(SSLException.class);
        try (SSLSocket socket = connect("exact.example", "foo", "http/1.1")) {
            assertThat(socket.getApplicationProtocol()).isEqualTo("http/1.1");
        }
    }

    @Test
    void aRouteForHttpsAnswersOverTlsOnly() throws Exception {
        try (SSLSocket socket = connect("other.example")) {
            assertThat(get(socket, "/secure")).startsWith("HTTP/1.1 201 ");
        }
        try (Socket socket = plain(1)) {
            assertThat(get(socket, "/secure"))
                    .startsWith("HTTP/1.1 426 ")
                    .contains("\"message\":\"Please use HTTPS protocol\"");
        }
    }

    @Test
    void aRouteForAServerNameAnswersThatNameOnly() throws Exception {
        try (SSLSocket socket = connect("exact.example")) {
            assertThat(get(socket, "/named")).startsWith("HTTP/1.1 202 ");
        }
        try (SSLSocket socket = connect("other.example")) {
            assertThat(get(socket, "/named")).startsWith("HTTP/1.1 404 ");
        }
    }

    @Test
    void plainHttpOnATlsPortIsToldSo() throws Exception {
        try (Socket socket = plain(0)) {
            assertThat(get(socket, "/secure"))
                    .startsWith("HTTP/1.1 400 Bad Request\r\n")
                    .contains("Connection: close", "Content-Type: text/html; charset=UTF-8")
                    .endsWith("<html>\r\n<head><title>400 The plain HTTP request was sent to HTTPS port</title></head>"
                            + "\r\n<body>\r\n<center><h1>400 Bad Request</h1></center>\r\n<center>The plain HTTP "
                            + "request was sent to HTTPS port</center>\r\n</body>\r\n</html>\r\n");
        }
    }

    @Test
    void aBrokenHandshakeOnlyEndsItsConnection() throws Exception {
        try (Socket socket = plain(0)) {
            socket.getOutputStream().write(new byte[] {0x16, 3, 1, 0, 5, 1, 0, 0, 1, 0, 0, 0});
            socket.getInputStream().readAllBytes();
        }
        try (SSLSocket socket = connect("exact.example")) {
            assertThat(get(socket, "/named")).startsWith("HTTP/1.1 202 ");
        }
    }

    @Test
    void aHandshakeOfSsl2EndsItsConnectionAtOnce() throws Exception {
        try (Socket socket = plain(0)) {
            socket.getOutputStream().write(new byte[] {(byte) 0x80, 0x2e, 1, 3, 1});
            assertThat(get(socket, "")).doesNotContain("HTTP");
        }
    }

    private Socket plain(int listener) throws IOException {
        Socket socket =
                new Socket(InetAddress.getLoopbackAddress(), server.proxyPorts().get(listener));
        socket.setSoTimeout(10_000);
        return socket;
    }

    private SSLSocket connect(String name, String... protocols) throws Exception {
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, InsecureTrustManagerFactory.INSTANCE.getTrustManagers(), null);
        SSLSocket socket = (SSLSocket) context.getSocketFactory()
                .createSocket(
                        InetAddress.getLoopbackAddress(), server.proxyPorts().get(0));
        socket.setSoTimeout(10_000);
        SSLParameters parameters = socket.getSSLParameters();
        parameters.setServerNames(name == null ? List.of() : List.of(new SNIHostName(name)));
        parameters.setApplicationProtocols(protocols);
        socket.setSSLParameters(parameters);
        socket.startHandshake();
        return socket;
    }

    private static String get(Socket socket, String path) throws IOException {
        String request = "GET " + path + " HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n";
        socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
        return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    private static InetSocketAddress any() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    }

    private static String pem(String name) throws IOException {
        try (InputStream in = Objects.requireNonNull(TlsListenerTest.class.getResourceAsStream("/tls/" + name))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).strip().indent(6);
        }
    }
}
