package dev.gw.runtime.plugin.acme;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gw.check.CheckSettings;
import dev.gw.check.DeclarativeCheck;
import dev.gw.check.Outcome;
import dev.gw.diagnostic.Diagnostics;
import dev.gw.document.DocumentReader;
import dev.gw.document.MapNode;
import dev.gw.model.Bundle;
import dev.gw.runtime.Doubles;
import dev.gw.runtime.PluginTypes;
import dev.gw.runtime.listen.GatewayServer;
import dev.gw.runtime.listen.Listeners;
import dev.gw.runtime.plugin.PluginType;
import dev.gw.runtime.server.ListenAddress;
import dev.gw.runtime.settings.GatewaySettings;
import dev.gw.source.SourceFile;
import io.netty.handler.ssl.util.InsecureTrustManagerFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Certificates on demand, from the handshake to the authority and back. */
class AcmeTest {
    private final List<String> log = new CopyOnWriteArrayList<>();
    private final Authority authority = new Authority(this::fetch);
    private @Nullable GatewayServer server;

    @AfterEach
    void stop() {
        authority.close();
        if (server != null) {
            server.close();
        }
    }

    private GatewayServer served(String storage) throws GeneralSecurityException {
        authority.from(Instant.now().minusSeconds(60));
        String yaml = """
                _format_version: "3.0"
                services:
                - name: s
                  url: http://127.0.0.1:1
                  routes:
                  - name: challenges
                    paths: [/.well-known/acme-challenge]
                keys:
                - {name: k, kid: mine, pem: {private_key: "%s"}}
                plugins:
                - name: acme
                  config:
                    account_email: a@example.com
                    account_key: {key_id: mine}
                    api_uri: %s
                    tos_accepted: true
                    cert_type: ecc
                    domains: [a.test]
                    fail_backoff_minutes: 5
                    %s
                """.formatted(
                        Keys.pem(Keys.rsa(2048).getPrivate()).replace("\n", "\\n"), authority.directory(), storage);
        MapNode config = (MapNode)
                DocumentReader.read(SourceFile.of("kong.yml", yaml), DocumentReader.Dialect.KONG, new Diagnostics())
                        .orElseThrow();
        Outcome outcome = DeclarativeCheck.check(config, CheckSettings.defaults());
        assertThat(outcome.violations()).isEmpty();
        Map<String, PluginType> types = new HashMap<>(PluginTypes.all());
        types.put("acme", new AcmeType(log::add));
        InetSocketAddress any = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        GatewayServer started = GatewayServer.start(
                new Bundle(outcome.document(), outcome.entities()),
                types,
                new Listeners(
                        List.of(ListenAddress.plain(any), new ListenAddress(any, true, true)),
                        List.of(ListenAddress.plain(any)),
                        List.of()),
                1,
                List.of(),
                GatewaySettings.USUAL,
                Doubles.NONE);
        server = started;
        return started;
    }

    /** Asks the gateway as the authority does: the name leads to it. */
    private String fetch(@Nullable String host, @Nullable String token) {
        return ask(String.valueOf(host), "/.well-known/acme-challenge/" + token)
                .split("\r\n\r\n", 2)[1]
                .strip();
    }

    private String ask(String host, String path) {
        GatewayServer running = server;
        if (running == null) {
            throw new IllegalStateException("nothing is served");
        }
        try (Socket socket = new Socket(
                InetAddress.getLoopbackAddress(), running.proxyPorts().get(0))) {
            String request = "GET " + path + " HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static SSLContext anybody() {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, InsecureTrustManagerFactory.INSTANCE.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String shown(GatewayServer server, String name) throws IOException {
        try (SSLSocket socket = (SSLSocket) anybody()
                .getSocketFactory()
                .createSocket(
                        InetAddress.getLoopbackAddress(), server.proxyPorts().get(1))) {
            SSLParameters parameters = socket.getSSLParameters();
            parameters.setServerNames(List.of(new SNIHostName(name)));
            socket.setSSLParameters(parameters);
            socket.startHandshake();
            X509Certificate certificate = (X509Certificate) socket.getSession().getPeerCertificates()[0];
            return certificate.getSubjectX500Principal().getName();
        }
    }

    private static String shownAtLast(GatewayServer server, String name) throws IOException, InterruptedException {
        CountDownLatch never = new CountDownLatch(1);
        String last = shown(server, name);
        for (int i = 0; i < 300 && !last.equals("CN=" + name); i++) {
            assertThat(never.await(50, TimeUnit.MILLISECONDS)).isFalse();
            last = shown(server, name);
        }
        return last;
    }

    @Test
    void aHandshakeForAnAllowedNameHasACertificateOrdered() throws Exception {
        GatewayServer gateway = served("");

        assertThat(shown(gateway, "a.test")).as("until there is one").isEqualTo("CN=localhost");
        assertThat(shownAtLast(gateway, "a.test")).as("%s", log).isEqualTo("CN=a.test");
        assertThat(shown(gateway, "a.test")).isEqualTo("CN=a.test");
        assertThat(authority.ordered()).containsExactly("a.test");
    }

    private static HttpResponse<String> operator(GatewayServer gateway, String method, String path, String form)
            throws IOException, InterruptedException {
        URI uri = URI.create("http://127.0.0.1:" + gateway.adminPorts().get(0) + path);
        HttpRequest request = HttpRequest.newBuilder(uri)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .method(method, HttpRequest.BodyPublishers.ofString(form))
                .build();
        return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
    }

    @Test
    void anOperatorMayOrderACertificateAndLookAtIt() throws Exception {
        GatewayServer gateway = served("");
        HttpResponse<String> none = operator(gateway, "GET", "/acme/certificates/a.test", "");
        HttpResponse<String> ordered = operator(gateway, "POST", "/acme", "host=a.test");

        assertThat(none.statusCode()).isEqualTo(404);
        assertThat(ordered.statusCode()).isEqualTo(201);
        assertThat(ordered.body()).isEqualTo("{\"message\":\"certificate for host a.test is created\"}");
        assertThat(shown(gateway, "a.test")).as("at once").isEqualTo("CN=a.test");
        assertThat(operator(gateway, "GET", "/acme/certificates/a.test", "").body())
                .contains("\"host\":\"a.test\"", "\"valid\":true", "\"pubkey_type\":\"id-ecPublicKey\"")
                .containsPattern("\"digest\":\"([0-9A-F]{2}:){19}[0-9A-F]{2}\"");
        assertThat(operator(gateway, "GET", "/acme/certificates", "").body()).contains("\"host\":\"a.test\"");
        assertThat(operator(gateway, "GET", "/acme/certificates?invalid_only=true", "")
                        .body())
                .doesNotContain("a.test");
        assertThat(operator(gateway, "PATCH", "/acme", "").statusCode()).isEqualTo(202);
    }

    @Test
    void anOperatorIsToldWhatIsWrongWithAnOrder() throws Exception {
        GatewayServer gateway = served("");

        assertThat(operator(gateway, "POST", "/acme", "").body()).contains("host must be provided");
        assertThat(operator(gateway, "POST", "/acme", "host=a.test%3A80").body())
                .contains("port is not allowed in host");
        assertThat(operator(gateway, "POST", "/acme", "host=b.test&test_http_challenge_flow=true")
                        .body())
                .contains("b.test: host is not included in plugin config.domains");
        authority.close();
        HttpResponse<String> failed = operator(gateway, "POST", "/acme", "host=a.test");
        assertThat(failed.statusCode()).isEqualTo(500);
        assertThat(failed.body()).contains("failed to update certificate: ");
    }

    @Test
    void aNameThatIsNotAllowedIsShownTheUsualCertificate() throws Exception {
        GatewayServer gateway = served("");

        assertThat(shown(gateway, "other.test")).isEqualTo("CN=localhost");
        assertThat(authority.ordered()).isEmpty();
    }

    @Test
    void onlyChallengesThatAreOpenAreAnswered() throws Exception {
        served("");

        assertThat(ask("a.test", "/.well-known/acme-challenge/x"))
                .startsWith("HTTP/1.1 404")
                .endsWith("\r\n\r\nNot found\n");
        assertThat(ask("a.test", "/.well-known/acme-challenge/unknown")).startsWith("HTTP/1.1 404");
        assertThat(ask("other.test", "/.well-known/acme-challenge/unknown"))
                .as("another name's request goes to the service")
                .startsWith("HTTP/1.1 502");
    }
}
