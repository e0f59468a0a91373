package dev.gw.runtime.lua;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gw.runtime.Doubles;
import dev.gw.runtime.PluginTypes;
import dev.gw.runtime.listen.GatewayServer;
import dev.gw.runtime.listen.Listeners;
import dev.gw.runtime.server.ListenAddress;
import dev.gw.runtime.settings.GatewaySettings;
import dev.gw.runtime.upstream.PemKey;
import io.netty.handler.ssl.util.InsecureTrustManagerFactory;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.Test;

/** {@code kong.client.tls}: clients that are asked for a certificate in the handshake. */
class ClientCertificateTest {
    private static final String TELL = """
            local chain = kong.client.tls.get_full_client_certificate_chain()
            return kong.response.exit(200, table.concat({ tostring(chain ~= nil), tostring(ngx.var.ssl_client_verify),
              tostring(ngx.var.ssl_client_s_dn), tostring(chain ~= nil and ngx.var.ssl_client_raw_cert == chain) }, " "))
            """;

    private static String answer(String certificate, boolean shows) throws IOException, GeneralSecurityException {
        String config = """
                _format_version: "3.0"
                routes:
                - {name: r, paths: [/], protocols: [https]}
                plugins:
                - name: pre-function
                  config:
                    certificate:
                    - |
                %s    access:
                    - |
                %s""".formatted(certificate.indent(6), TELL.indent(6));
        LuaSettings settings =
                new LuaSettings(LuaSettings.Trust.ON, List.of(), List.of(), Map.of(), List.of(), 6, line -> {});
        InetSocketAddress any = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        try (GatewayServer server = GatewayServer.start(
                        new PluginFolders(Map.of()).bundle(config),
                        PluginTypes.with(settings, List.of()),
                        new Listeners(List.of(new ListenAddress(any, true, false)), List.of(), List.of()),
                        1,
                        List.of(),
                        GatewaySettings.USUAL,
                        Doubles.NONE);
                SSLSocket socket = (SSLSocket) client(shows)
                        .getSocketFactory()
                        .createSocket(
                                InetAddress.getLoopbackAddress(),
                                server.proxyPorts().get(0))) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream()
                    .write("GET / HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n"
                            .getBytes(StandardCharsets.US_ASCII));
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return answer.substring(answer.indexOf("\r\n\r\n") + 4);
        }
    }

    private static SSLContext client(boolean shows) throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        if (shows) {
            Certificate leaf = CertificateFactory.getInstance("X.509")
                    .generateCertificate(
                            new ByteArrayInputStream(file("leaf.pem").getBytes(StandardCharsets.UTF_8)));
            store.setKeyEntry("leaf", PemKey.read(file("leaf-pkcs8.key")), new char[0], new Certificate[] {leaf});
        }
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, new char[0]);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), InsecureTrustManagerFactory.INSTANCE.getTrustManagers(), null);
        return context;
    }

    private static String file(String name) throws IOException {
        try (InputStream in = ClientCertificateTest.class.getResourceAsStream("/tls/" + name)) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static String trusting() throws IOException {
        return "local ca = require('ngx.ssl').parse_pem_cert([[" + file("ca.pem") + "]])\n"
                + "assert(kong.client.tls.request_client_certificate(ca))";
    }

    @Test
    void aCertificateOfATrustedAuthorityIsGood() throws IOException, GeneralSecurityException {
        assertThat(answer(trusting(), true)).startsWith("true SUCCESS ").endsWith(" true");
    }

    @Test
    void whatNobodyVouchesForIsToldAndTaken() throws IOException, GeneralSecurityException {
        assertThat(answer("kong.client.tls.request_client_certificate()", true)).startsWith("true FAILED:");
    }

    @Test
    void whoShowsNothingOrIsNotAskedIsNobody() throws IOException, GeneralSecurityException {
        assertThat(answer(trusting(), false)).isEqualTo("false NONE nil false");
        assertThat(answer("local x = 1", true)).isEqualTo("false NONE nil false");
    }
}
