package dev.gw.admin;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.gw.diagnostic.Diagnostics;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GatewayReaderTest {
    private final Diagnostics out = new Diagnostics();

    private String problemOf(int status, String body) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
            try (OutputStream answer = exchange.getResponseBody()) {
                answer.write(bytes);
            }
        });
        server.start();
        try {
            URI base = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
            assertThat(GatewayReader.read(Gateways.client(base), out)).isEmpty();
        } finally {
            server.stop(0);
        }
        assertThat(out.sorted()).hasSize(1);
        return out.sorted().get(0).code().id() + " "
                + out.sorted().get(0).message().replaceAll("http://127.0.0.1:\\d+", "URL");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "401 | {\"message\":\"no credentials\"} | GW1703 URL/config answers 401: no credentials",
                "404 | <html>nginx</html>               | GW1703 URL/config answers 404",
                "200 | hello                            | GW1703 URL/config answers with something that is no configuration",
                "200 | {\"config\":\"[1\"}              | GW1703 URL/config answers with something that is no configuration",
            })
    void anAnswerThatIsNoConfigurationIsSaid(int status, String body, String problem) throws IOException {
        assertThat(problemOf(status, body)).isEqualTo(problem);
    }

    @Test
    void whoCameWithATokenIsNotToldToGiveOne() throws Exception {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            exchange.sendResponseHeaders(401, -1);
            exchange.close();
        });
        server.start();
        try {
            URI base = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
            AdminSettings usual = AdminSettings.of(base);
            AdminSettings.Header token = new AdminSettings.Header("Kong-Admin-Token", "very-secret");
            AdminSettings known = new AdminSettings(
                    base,
                    List.of(token),
                    usual.authority(),
                    usual.certificate(),
                    usual.key(),
                    usual.timeout(),
                    usual.parallel(),
                    usual.perSecond());
            GatewayReader.read(new AdminClient(known, count -> {}), out);
        } finally {
            server.stop(0);
        }
        assertThat(out.sorted().get(0).help()).contains("it did not take what was sent in Kong-Admin-Token");
    }

    @Test
    void ofManyCollectionsThatCannotBeReadOneIsTold() throws IOException {
        assertThat(problemOf(400, "{\"message\":\"not use a database\"}")).endsWith("answers 400: not use a database");
    }

    @Test
    void nobodyListeningIsAnotherMatter() throws IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }

        assertThat(GatewayReader.read(Gateways.client(URI.create("http://127.0.0.1:" + port)), out))
                .isEmpty();
        assertThat(out.sorted()).singleElement().satisfies(found -> {
            assertThat(found.code().id()).isEqualTo("GW1702");
            assertThat(found.message()).endsWith("can't be reached: connection refused");
        });
    }
}
