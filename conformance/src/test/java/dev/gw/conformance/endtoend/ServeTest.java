package dev.gw.conformance.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ServeTest {
    private static final Pattern PORT = Pattern.compile("serving on port (\\d+)");

    @Test
    @Timeout(120)
    void whatLuaCodeDiesOfShowsAtOnce(@TempDir Path folder) throws IOException, InterruptedException {
        Path bundle = folder.resolve("kong.yml");
        Files.writeString(bundle, """
                _format_version: "3.0"
                routes:
                  - name: r
                    paths: [/]
                    plugins:
                      - name: pre-function
                        config:
                          access: ["kong.log.err('seen before') error('out of tea')"]
                """);
        Process process = serve(folder, bundle);
        try (BufferedReader lines = lines(process)) {
            Matcher port = PORT.matcher(until(lines, "serving on"));
            assertThat(port.find()).isTrue();
            HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port.group(1) + "/"))
                    .build();
            assertThat(HttpClient.newHttpClient()
                            .send(request, BodyHandlers.discarding())
                            .statusCode())
                    .isEqualTo(500);
            until(lines, "seen before");
            assertThat(until(lines, "out of tea")).contains("[error]", "[pre-function] access");
        } finally {
            process.destroy();
            process.waitFor();
        }
    }

    @Test
    @Timeout(120)
    void aBundleThatIsGoneAtASighupIsNamedAndTheOneBeforeServes(@TempDir Path folder)
            throws IOException, InterruptedException {
        assumeFalse(ignoresSighup(), "SIGHUP is ignored here, as under nohup, and programs inherit that");
        Path bundle = folder.resolve("kong.yml");
        Files.writeString(bundle, "_format_version: '3.0'\n");
        Process process = serve(folder, bundle);
        try (BufferedReader lines = lines(process)) {
            Matcher port = PORT.matcher(until(lines, "serving on"));
            assertThat(port.find()).isTrue();
            Files.delete(bundle);
            Shell.run(folder, Map.of(), "/bin/sh", "-c", "kill -HUP " + process.pid());
            until(lines, "kong.yml does not exist");
            until(lines, "still serving the one before");
            assertThat(Serving.answers(Integer.parseInt(port.group(1)))).isTrue();
        } finally {
            process.destroy();
            process.waitFor();
        }
    }

    /** By Linux's list of ignored signals: the lowest bit is that of SIGHUP. */
    private static boolean ignoresSighup() throws IOException {
        Path status = Path.of("/proc/self/status");
        return Files.exists(status)
                && Files.readAllLines(status).stream()
                        .anyMatch(line -> line.matches("SigIgn:\\s+\\p{XDigit}*[13579bdf]"));
    }

    @Test
    void aPortThatIsTakenIsNamed(@TempDir Path folder) throws IOException {
        Path bundle = folder.resolve("kong.yml");
        Files.writeString(bundle, "_format_version: '3.0'\n");
        String gw = Shell.root().resolve("gw").toString();
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String place = "127.0.0.1:" + taken.getLocalPort();
            Shell serve = Shell.run(
                    folder,
                    Map.of("GW_NO_ARCHIVE", "1", "KONG_PROXY_LISTEN", place),
                    gw,
                    "serve",
                    "kong.yml",
                    "--admin-listen",
                    "off");
            assertThat(serve.code()).isEqualTo(1);
            assertThat(serve.err())
                    .isEqualTo("gw: can't listen on " + place + ": another program listens there already\n");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"99999999", "localhost:http", ":8000", "127.0.0.1:"})
    void whatIsNoAddressIsSaidWithTheNameOfTheSetting(String text) {
        String gw = Shell.root().resolve("gw").toString();
        Shell serve = Shell.run(
                Shell.root(), Map.of("GW_NO_ARCHIVE", "1", "KONG_PROXY_LISTEN", text), gw, "serve", "kong.yml");
        assertThat(serve.code()).isEqualTo(64);
        assertThat(serve.err())
                .startsWith("gw: KONG_PROXY_LISTEN takes ADDRESS:PORT")
                .contains(text);
    }

    private static Process serve(Path folder, Path bundle) throws IOException {
        String gw = Shell.root().resolve("gw").toString();
        ProcessBuilder builder = new ProcessBuilder(
                        gw, "serve", bundle.toString(), "--proxy-listen", "127.0.0.1:0", "--admin-listen", "off")
                .directory(folder.toFile());
        builder.environment().put("GW_NO_ARCHIVE", "1");
        builder.environment().put("GW_NO_BUILD", "1");
        return builder.redirectErrorStream(true).start();
    }

    private static BufferedReader lines(Process process) {
        return new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    private static String until(BufferedReader lines, String text) throws IOException {
        String line = lines.readLine();
        while (line != null && !line.contains(text)) {
            line = lines.readLine();
        }
        assertThat(line).as("the line with %s", text).isNotNull();
        return String.valueOf(line);
    }
}
