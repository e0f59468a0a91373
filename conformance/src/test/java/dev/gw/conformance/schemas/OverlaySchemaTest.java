package dev.gw.conformance.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gw.diagnostic.Diagnostics;
import dev.gw.document.DocumentReader;
import dev.gw.document.Node;
import dev.gw.emit.JsonWriter;
import dev.gw.source.SourceFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What an editor says about the files of environments. */
class OverlaySchemaTest {
    private static final Path ROOT = Path.of("..");

    static List<Path> overlays() throws IOException {
        try (Stream<Path> examples = Files.walk(ROOT.resolve("examples"));
                Stream<Path> own = Files.walk(ROOT.resolve("config"))) {
            return Stream.concat(examples, own)
                    .filter(file -> file.toString().replace('\\', '/').contains("/config/env/"))
                    .filter(file -> file.toString().endsWith(".yml"))
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void everyOverlayOfTheExamplesIsFine(Path file) throws IOException {
        assertThat(in(Files.readString(file))).isEmpty();
    }

    @Test
    void thereAreSuchOverlays() throws IOException {
        assertThat(overlays()).hasSizeGreaterThan(4);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "services: [{name: a, host: b}]",
                "policies: [{name: login, lock: keys/login.prod.lock.json}]",
                "services: [{name: a, routes: [{name: r, methods: {$append: [PUT], $remove: [GET]}}]}]",
                "routes: [{name: r, hosts: {$remove: true}, headers: {$replace: {x-a: [b]}}}]",
                "routes: [{name: r, headers: {x-a: {$prepend: [b]}}}]",
                "consumers: [{username: u, $remove: true}]",
                "plugins: [{name: cors, config: {origins: {$append: ['https://a.example']}}}]",
                "plugins: [{name: rate-limiting, config: {redis: {host: '${HOST}', port: {$remove: true}}}}]",
                "plugins: [{name: of-my-own, config: {any: thing}}]",
                "certificates: [{id: 00000000-0000-4000-8000-000000000001, snis: [{name: a.example}]}]",
                "[{name: r, service: s, $new: true, paths: [/a]}]",
                "{name: r, strip_path: false}",
            })
    void whatAnOverlayMaySayIsFine(String text) {
        assertThat(in(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "servicse: [{name: a}]",
                "services: [{name: a, hots: b}]",
                "services: [{name: a, port: 70000}]",
                "routes: [{name: r, methods: {$apend: [PUT]}}]",
                "routes: [{name: r, methods: {$append: PUT}}]",
                "routes: [{name: r, hosts: {$remove: false}}]",
                "routes: [{name: r, $remove: false}]",
                "plugins: [{name: cors, config: {orgins: {$append: [a]}}}]",
                "plugins: [{name: rate-limiting, config: {redis: {hots: a}}}]",
                "plugins: [{name: rate-limiting, config: {minute: many}}]",
                "policies: [{sunset: '2028-01-01'}]",
            })
    void whatNoOverlayMaySayIsMarked(String text) {
        assertThat(in(text)).isNotEmpty();
    }

    private static List<String> in(String text) {
        Diagnostics out = new Diagnostics();
        Node node = DocumentReader.read(SourceFile.of("overlay.yml", text), DocumentReader.Dialect.SOURCE, out)
                .orElseThrow();
        assertThat(out.sorted()).isEmpty();
        return JsonSchemas.problems(
                JsonSchemas.named("overlay.json"), JsonSchemas.JSON.readTree(JsonWriter.write(node)));
    }
}
