package dev.gw.runtime.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import dev.gw.runtime.upstream.PemKey;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.Objects;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HttpsUpstreamTest {
    private final RunningProxy proxy = new RunningProxy();
    private HttpsServer upstream;

    @BeforeEach
    void start() throws IOException, GeneralSecurityException {
        upstream = started("leaf.pem", "leaf-pkcs8.key");
    }

    private static HttpsServer started(String chain, String key) throws IOException, GeneralSecurityException {
        HttpsServer upstream = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        upstream.setHttpsConfigurator(new HttpsConfigurator(serverTls(chain, key)));
        upstream.createContext("/", exchange -> {
            exchange.getRequestBody().readAllBytes();
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        upstream.start();
        return upstream;
    }

    @AfterEach
    void stop() {
        proxy.close();
        upstream.stop(0);
    }

    @Test
    void anyCertificateIsTakenByDefault() throws Exception {
        assertThat(status("", "up.test")).isEqualTo(200);
    }

    @Test
    void aVerifiedCertificateMustComeFromATrustedAuthority() throws Exception {
        assertThat(status("tls_verify: true", "up.test")).isEqualTo(502);
        assertThat(status("tls_verify: true, ca_certificates: [0c8b1ab8-1d2b-4d51-9b0e-0f5d1b7e2a10]", "up.test"))
                .isEqualTo(200);
    }

    @Test
    void aVerifiedCertificateMustCarryTheName() throws Exception {
        assertThat(status("tls_verify: true, ca_certificates: [0c8b1ab8-1d2b-4d51-9b0e-0f5d1b7e2a10]", "other.test"))
                .isEqualTo(502);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "kong.service.set_tls_verify(true) | 502",
                "kong.service.set_tls_verify(true) kong.service.set_tls_verify_depth(2) kong.service.set_tls_verify_store(store) | 200",
                "kong.service.set_tls_verify_store(store) kong.service.set_tls_verify(false) | 200"
            })
    void luaSaysWhomToTrust(String code, int expected) throws Exception {
        String lua = "local store = { pem = function() return [[" + resource("ca.pem") + "]] end }\n" + code;

        assertThat(status(
                        "plugins: [{name: pre-function, config: {access: [\"" + lua.replace("\n", "\\n") + "\"]}}]",
                        "up.test"))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"leaf-pkcs8.key,RSA", "leaf-pkcs1.key,RSA", "ec-sec1.key,EC"})
    void keysOfAllFormsAreRead(String file, String algorithm) throws Exception {
        assertThat(PemKey.read(resource(file)).getAlgorithm()).isEqualTo(algorithm);
    }

    @ParameterizedTest
    @CsvSource({"0,502", "1,502", "2,200", "3,200"})
    void soManyCertificatesMayStandBetween(int depth, int expected) throws Exception {
        upstream.stop(0);
        upstream = started("deep-chain.pem", "deep.key");
        String verified = "tls_verify: true, ca_certificates: [0c8b1ab8-1d2b-4d51-9b0e-0f5d1b7e2a10]";

        assertThat(status("deep-root.pem", verified + ", tls_verify_depth: " + depth, "up.test"))
                .isEqualTo(expected);
    }

    private int status(String tls, String host) throws Exception {
        return status("ca.pem", tls, host);
    }

    private int status(String authority, String tls, String host) throws Exception {
        proxy.load("""
                _format_version: "3.0"
                ca_certificates:
                - id: 0c8b1ab8-1d2b-4d51-9b0e-0f5d1b7e2a10
                  cert: "%s"
                upstreams:
                - {name: pool, host_header: %s, targets: [{target: "127.0.0.1:%d"}]}
                services:
                - {name: s, protocol: https, host: pool, retries: 0, routes: [{paths: [/]}]%s}
                """.formatted(
                        resource(authority).replace("\n", "\\n"),
                        host,
                        upstream.getAddress().getPort(),
                        tls.isEmpty() ? "" : ", " + tls));
        return proxy.post(BodyPublishers.noBody()).statusCode();
    }

    private static SSLContext serverTls(String chain, String key) throws GeneralSecurityException, IOException {
        Certificate[] certificates = CertificateFactory.getInstance("X.509")
                .generateCertificates(new ByteArrayInputStream(resource(chain).getBytes(StandardCharsets.UTF_8)))
                .toArray(Certificate[]::new);
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setKeyEntry("leaf", PemKey.read(resource(key)), new char[0], certificates);
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, new char[0]);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), null, null);
        return context;
    }

    private static String resource(String name) throws IOException {
        try (InputStream in = HttpsUpstreamTest.class.getResourceAsStream("/tls/" + name)) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
