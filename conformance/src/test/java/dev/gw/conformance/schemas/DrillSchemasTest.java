package dev.gw.conformance.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gw.check.CheckSettings;
import dev.gw.check.Checker;
import dev.gw.diagnostic.Diagnostics;
import dev.gw.document.DocumentReader;
import dev.gw.document.MapNode;
import dev.gw.document.Node;
import dev.gw.drill.Drill;
import dev.gw.drill.plan.Hints;
import dev.gw.drill.report.JsonReport;
import dev.gw.drill.scenario.HintsFile;
import dev.gw.model.Bundle;
import dev.gw.runtime.PluginTypes;
import dev.gw.source.SourceFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** What a drill reads and writes, by the schemas that describe it. */
class DrillSchemasTest {
    private static final String SHOP = """
            _format_version: "3.0"
            consumers:
              - {username: alice, keyauth_credentials: [{key: alice-key}]}
            services:
              - name: orders
                url: http://orders.invalid
                routes: [{name: orders, paths: [/orders]}]
                plugins:
                  - {name: key-auth}
                  - {name: rate-limiting, config: {minute: 5, policy: local}}
                  - {name: prometheus}
            """;

    private static Bundle bundle(String yaml) {
        return Checker.check((MapNode) node("kong.yml", yaml), CheckSettings.defaults())
                .bundle()
                .orElseThrow();
    }

    private static Node node(String name, String yaml) {
        Diagnostics out = new Diagnostics();
        return DocumentReader.read(SourceFile.of(name, yaml), DocumentReader.Dialect.SOURCE, out)
                .orElseThrow(() -> new IllegalArgumentException(out.sorted().toString()));
    }

    private static String report(String served) {
        try (Drill drill = new Drill(
                "shop",
                bundle(SHOP),
                CheckSettings.defaults(),
                PluginTypes.all(),
                Hints.none(),
                1_000,
                Clock.systemUTC())) {
            return JsonReport.of(drill.run(drill.stage().rewrite(bundle(served)), outcome -> {}, () -> false));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"minute: 5", "minute: 6"})
    void everyReportIsAsItsSchemaSays(String limit) {
        JsonNode report = JsonSchemas.JSON.readTree(report(SHOP.replace("minute: 5", limit)));

        assertThat(JsonSchemas.problems(JsonSchemas.named("drill-report.json"), report))
                .isEmpty();
        assertThat(report.path("counts").path("fail").asInt() > 0).isEqualTo(limit.equals("minute: 6"));
        assertThat(report.path("checks").toString()).contains("\"limit\":{\"window\":\"minute\",\"most\":5");
    }

    @Test
    void aReportWithAWordOfItsOwnIsNone() {
        String report = report(SHOP).replace("\"verdict\": \"pass\"", "\"verdict\": \"fine\"");

        assertThat(JsonSchemas.problems(JsonSchemas.named("drill-report.json"), JsonSchemas.JSON.readTree(report)))
                .isNotEmpty();
    }

    @ParameterizedTest
    @MethodSource("hints")
    void hintsOfEveryExampleAreValid(Path file) throws IOException {
        assertThat(JsonSchemas.problems(
                        JsonSchemas.named("derive.json"), Plain.json(node(file.toString(), Files.readString(file)))))
                .isEmpty();
    }

    static List<Path> hints() throws IOException {
        try (Stream<Path> files = Files.walk(OwnConfigTest.ROOT.resolve("examples"), 3)) {
            return files.filter(file -> file.endsWith("drills/derive.yml")).toList();
        }
    }

    /** What gw refuses, an editor marks. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "headers: {a: b}",
                "drill: 2",
                "drill: 1\nheader: {a: b}",
                "drill: 1\nheaders: [a]",
                "drill: 1\nheaders: {a: {b: c}}",
                "drill: 1\nclaims: text"
            })
    void whatIsNoHintIsNeitherForGwNorForAnEditor(String yaml) {
        Diagnostics out = new Diagnostics();
        HintsFile.read(SourceFile.of("derive.yml", yaml), out);

        assertThat(out.hasErrors()).isTrue();
        assertThat(JsonSchemas.problems(JsonSchemas.named("derive.json"), Plain.json(node("derive.yml", yaml))))
                .isNotEmpty();
    }
}
