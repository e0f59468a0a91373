package dev.gw.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import dev.gw.admin.AdminSettings.Header;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An Admin API that shows a certificate, asks for one, and wants a token. */
class ProtectedGatewayTest {
    private static final String TOKEN = "Bearer of-the-operator";

    @TempDir
    static Path folder;

    private static HttpsServer server;
    private static Path authority;
    private static Path certificate;
    private static Path key;

    @BeforeAll
    static void start() throws IOException, GeneralSecurityException, InterruptedException {
        KeyStore own = KeyStores.make(folder, "server", "EC");
        KeyStore clients = KeyStores.make(folder, "client", "RSA");
        authority = KeyStores.certificate(folder, "server", own);
        certificate = KeyStores.certificate(folder, "client", clients);
        key = KeyStores.key(folder, "client", clients);
        server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(context(own, clients)) {
            @Override
            public void configure(HttpsParameters parameters) {
                SSLParameters wanted = getSSLContext().getDefaultSSLParameters();
                wanted.setNeedClientAuth(true);
                parameters.setSSLParameters(wanted);
            }
        });
        server.createContext("/", exchange -> {
            boolean known = TOKEN.equals(exchange.getRequestHeaders().getFirst("Authorization"));
            byte[] body = (known ? "{\"config\": \"_format_version: '3.0'\"}" : "{\"message\": \"who are you\"}")
                    .getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(known ? 200 : 401, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
    }

    private static SSLContext context(KeyStore own, KeyStore clients) throws GeneralSecurityException {
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(own, KeyStores.PASSWORD);
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        try {
            trusted.load(null, KeyStores.PASSWORD);
        } catch (IOException e) {
            throw new GeneralSecurityException(e);
        }
        trusted.setCertificateEntry("client", clients.getCertificate("own"));
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
        return context;
    }

    @AfterAll
    static void stop() {
        server.stop(0);
    }

    private static Reply ask(Optional<Path> ca, Optional<Path> certificate, Optional<Path> key, List<Header> headers)
            throws TlsProblem {
        URI base = URI.create("https://127.0.0.1:" + server.getAddress().getPort());
        AdminSettings settings = new AdminSettings(base, headers, ca, certificate, key, Duration.ofSeconds(20), 1, 0);
        return new AdminClient(settings, count -> {}).probe("/config");
    }

    @Test
    void whoTrustsItAndHasCertificateAndTokenIsServed() throws TlsProblem {
        List<Header> token = List.of(new Header("Authorization", TOKEN));

        assertThat(ask(Optional.of(authority), Optional.of(certificate), Optional.of(key), token)
                        .status())
                .isEqualTo(200);
        assertThat(ask(Optional.of(authority), Optional.of(certificate), Optional.of(key), List.of())
                        .shown())
                .isEqualTo("401: who are you");
    }

    @Test
    void keyAndCertificateMayStandInOneFile() throws IOException, TlsProblem {
        Path both =
                Files.writeString(folder.resolve("both.pem"), Files.readString(key) + Files.readString(certificate));

        assertThat(ask(Optional.of(authority), Optional.of(both), Optional.empty(), List.of())
                        .status())
                .isEqualTo(401);
    }

    @Test
    void aGatewayThatIsNotTrustedGetsNoRequest() throws TlsProblem {
        Reply reply = ask(Optional.empty(), Optional.of(certificate), Optional.of(key), List.of());

        assertThat(reply.status()).isEqualTo(Reply.NONE);
        assertThat(reply.shown())
                .isEqualTo("TLS failed: nobody who is trusted vouches for its certificate; see --ca-cert");
    }

    @Test
    void whoShowsNoCertificateIsNotLetIn() throws TlsProblem {
        assertThat(ask(Optional.of(authority), Optional.empty(), Optional.empty(), List.of())
                        .status())
                .isEqualTo(Reply.NONE);
    }

    @Test
    void filesThatHoldSomethingElseAreNamed() throws IOException {
        Path old = Files.writeString(
                folder.resolve("old.key"), "-----BEGIN RSA PRIVATE KEY-----\nMA==\n-----END RSA PRIVATE KEY-----\n");

        assertThatThrownBy(() -> ask(Optional.of(authority), Optional.of(certificate), Optional.of(old), List.of()))
                .isInstanceOf(TlsProblem.class)
                .hasMessageContaining("old.key holds no PEM key in PKCS#8; openssl pkcs8 -topk8 -nodes makes one");
        assertThatThrownBy(() ->
                        ask(Optional.of(folder.resolve("none.pem")), Optional.empty(), Optional.empty(), List.of()))
                .hasMessageContaining("none.pem can't be read");
        assertThatThrownBy(() -> ask(Optional.of(key), Optional.empty(), Optional.empty(), List.of()))
                .isInstanceOf(TlsProblem.class);
    }
}
