package dev.gw.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Explanations of the repository's own configurations. A golden file begins with the folder and the command; {@code
 * -Dgw.golden=write} writes the rest anew.
 */
class ExplainCommandTest {
    private static final Path REPOSITORY = Path.of("").toAbsolutePath().getParent();
    private static final boolean WRITES = "write".equals(System.getProperty("gw.golden"));

    @TempDir
    private Path folder;

    @TestFactory
    Stream<DynamicTest> everyGoldenFileIsWhatTheCommandSays() throws IOException {
        List<Path> files;
        try (Stream<Path> found = Files.list(Path.of("src/test/resources/explain"))) {
            files = found.sorted().toList();
        }
        assertThat(files).hasSizeGreaterThan(8);
        return files.stream()
                .map(file -> DynamicTest.dynamicTest(String.valueOf(file.getFileName()), () -> hold(file)));
    }

    private static void hold(Path file) throws IOException {
        String golden = Files.readString(file);
        String command = golden.lines().findFirst().orElseThrow();
        int dollar = command.indexOf(" $ gw ");
        String[] words = command.substring(dollar + 6).split(" ");
        Run run = Run.in(REPOSITORY.resolve(command.substring(0, dollar)), words);
        String text = command + "\n" + run.out() + run.err();
        if (WRITES) {
            Files.writeString(file, text);
        }
        assertThat(text).isEqualTo(golden);
    }

    @Test
    void theNarrowestScopeWinsAndConsumersHaveTheirOwn() throws IOException {
        Run run = explain("""
                _format_version: "3.0"
                consumers:
                  - username: alice
                services:
                  - name: orders
                    url: https://orders.internal/base
                    routes:
                      - name: orders
                        paths: [/orders]
                        plugins:
                          - name: request-termination
                            consumer: alice
                            config: {status_code: 402}
                    plugins:
                      - name: correlation-id
                        config: {header_name: X-Service}
                plugins:
                  - name: correlation-id
                  - name: request-termination
                    enabled: false
                """, "GET", "http://shop/orders/%C3%A9?q=1");

        assertThat(run.out()).isEqualTo("""
                GET http://shop/orders/%C3%A9?q=1
                  route     orders  kong.yml:8
                  service   orders  kong.yml:5
                  upstream  GET https://orders.internal:443/base/%C3%A9?q=1

                plugins, in order
                  correlation-id       service orders                kong.yml:15  instead of global (kong.yml:18)
                  request-termination  route orders, consumer alice  kong.yml:11
                """);
    }

    @Test
    void everyAttributeThatFailsIsNamedAndSoIsTheRankThatDecides() throws IOException {
        Run run = explain("""
                _format_version: "3.0"
                services:
                  - {name: asleep, host: h, enabled: false, routes: [{name: disabled, paths: [/]}]}
                routes:
                  - {name: wins, paths: [/a/b]}
                  - {name: shorter, paths: [/a]}
                  - {name: method, paths: [/a/b], methods: [POST]}
                  - {name: host, paths: [/a/b], hosts: [shop.example]}
                  - {name: header, paths: [/a/b], headers: {X-V: ["2"]}}
                  - {name: path, paths: [/b]}
                """, "get", "/a/b", "-H", "X-V: 1");

        assertThat(run.out()).endsWith("""
                other routes
                  shorter   fits too, but is asked later: wins has the longer path (4 over 2)  kong.yml:6
                  header    headers X-V (2; sent as 1)                                         kong.yml:9
                  path      paths /b; the path is /a/b                                         kong.yml:10
                  host      hosts shop.example; the request is for localhost                   kong.yml:8
                  method    methods POST; the request has GET                                  kong.yml:7
                  disabled  its service is disabled                                            kong.yml:3
                """);
    }

    @Test
    void anHttpsRouteRefusesPlainHttpAndAnSniIsAsked() throws IOException {
        String config = """
                _format_version: "3.0"
                routes:
                  - {name: tls, paths: [/], protocols: [https], snis: [shop.example]}
                """;

        assertThat(explain(config, "GET", "http://shop.example/").out())
                .contains("answered with 426 by the gateway: the route takes https");
        assertThat(explain(config, "GET", "https://shop.example/").out()).contains("route     tls  kong.yml:3");
        assertThat(explain(config, "GET", "https://other.example/").out())
                .contains("snis shop.example; the handshake names other.example");
    }

    @Test
    void aRequestThatNoRouteIsAskedForIsAWrongUse() throws IOException {
        assertThat(explain("_format_version: '3.0'", "GET", "/%zz").err())
                .contains("the gateway would answer 400 without asking a route");
        assertThat(explain("_format_version: '3.0'", "GET", "shop.example").code())
                .isEqualTo(64);
        assertThat(explain("_format_version: '3.0'", "GET", "/", "-H", "nonsense")
                        .err())
                .contains("--header takes NAME:VALUE");
        assertThat(Run.in(folder, "explain", "GET").code()).isEqualTo(64);
    }

    private Run explain(String config, String... words) throws IOException {
        Files.writeString(folder.resolve("kong.yml"), config);
        String[] all = Stream.concat(
                        Stream.concat(Stream.of("explain"), Arrays.stream(words, 0, 2)),
                        Stream.concat(Stream.of("kong.yml"), Arrays.stream(words, 2, words.length)))
                .toArray(String[]::new);
        return Run.in(folder, all);
    }
}
