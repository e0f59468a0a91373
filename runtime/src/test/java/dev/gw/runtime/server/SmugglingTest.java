package dev.gw.runtime.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gw.runtime.json.Cjson;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Requests that two servers could read in two ways. Each row of the corpus says which statuses nginx answers with; the
 * upstream must see as many requests as were answered with 200, and no more.
 */
class SmugglingTest {
    private static final Pattern STATUS = Pattern.compile("HTTP/1\\.1 (\\d{3})");

    private static RunningProxy proxy;
    private static RawUpstream upstream;

    @BeforeAll
    static void start() throws IOException {
        proxy = new RunningProxy();
        upstream = new RawUpstream((head, in, out) -> {
            in.readNBytes(length(head));
            out.write("HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: close\r\n\r\nok"
                    .getBytes(StandardCharsets.US_ASCII));
        });
        proxy.load("""
                _format_version: "3.0"
                services:
                - {url: "http://127.0.0.1:%d", routes: [{paths: [/]}]}
                """.formatted(upstream.port()));
    }

    @AfterAll
    static void stop() throws IOException {
        proxy.close();
        upstream.close();
    }

    @TestFactory
    Stream<DynamicTest> everyRowIsAnsweredAsNginxDoes() throws IOException {
        return rows().stream()
                .map(row -> DynamicTest.dynamicTest(text(row, "name"), () -> {
                    upstream.heads.clear();
                    String answers = ask(text(row, "request"));
                    assertThat(answers).isEqualTo(text(row, "answers"));
                    assertThat(upstream.heads)
                            .hasSize(answers.split("200", -1).length - 1)
                            .allSatisfy(SmugglingTest::assertUnambiguous);
                }));
    }

    /** What the upstream sees has one length, and one host. */
    private static void assertUnambiguous(String head) {
        String lower = head.toLowerCase(java.util.Locale.ROOT);
        assertThat(lower.split("\r\n(content-length|transfer-encoding):", -1).length)
                .isLessThanOrEqualTo(2);
        assertThat(lower.split("\r\nhost:", -1)).hasSize(2);
        assertThat(lower.replace("\r\n", "")).doesNotContain("\r", "\n", "\0");
    }

    private static int length(String head) {
        Matcher length = Pattern.compile("(?i)\r\nContent-Length: (\\d+)").matcher(head);
        return length.find() ? Integer.parseInt(length.group(1)) : 0;
    }

    private static String ask(String request) throws IOException {
        StringBuilder statuses = new StringBuilder();
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), proxy.port())) {
            socket.setSoTimeout(5_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            byte[] bytes = socket.getInputStream().readAllBytes();
            Matcher status = STATUS.matcher(new String(bytes, StandardCharsets.ISO_8859_1));
            while (status.find()) {
                if (!status.group(1).equals("100")) {
                    statuses.append(statuses.isEmpty() ? "" : " ").append(status.group(1));
                }
            }
        } catch (SocketTimeoutException open) {
            statuses.append(" wait");
        }
        return statuses.toString();
    }

    private static String text(Map<?, ?> row, String name) {
        return (String) row.get(name);
    }

    private static List<Map<?, ?>> rows() throws IOException {
        try (InputStream in = Objects.requireNonNull(SmugglingTest.class.getResourceAsStream("/smuggling.json"))) {
            String json = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            List<Map<?, ?>> rows = new ArrayList<>();
            for (Object row : (List<?>) Objects.requireNonNull(Cjson.decode(json))) {
                rows.add((Map<?, ?>) row);
            }
            return rows;
        }
    }
}
