package dev.gw.conformance.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gw.diagnostic.Diagnostics;
import dev.gw.document.DocumentReader;
import dev.gw.document.DocumentReader.Dialect;
import dev.gw.drill.scenario.Scenario;
import dev.gw.drill.scenario.ScenarioFile;
import dev.gw.source.SourceFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Scenarios: those of the documentation and those that are shipped are read without a word, and pass their schema. */
class ScenarioSchemaTest {
    private static final Path ROOT = Path.of("").toAbsolutePath().getParent();
    private static final Path DOCUMENTATION = ROOT.resolve("docs/drill-scenarios.md");

    /** The YAML blocks of the documentation that are whole scenarios. */
    static List<String> documented() throws IOException {
        List<String> blocks = new ArrayList<>();
        for (String part : Files.readString(DOCUMENTATION).split("```yaml\n", -1)) {
            if (part.startsWith("drill: 1")) {
                blocks.add(part.substring(0, part.indexOf("```")));
            }
        }
        return blocks;
    }

    static List<Path> shipped() throws IOException {
        List<Path> files = new ArrayList<>();
        for (String folder : List.of(".", "examples/kombify", "examples/omnify")) {
            try (Stream<Path> all = Files.list(ROOT.resolve(folder).resolve("drills"))) {
                all.filter(file -> file.toString().endsWith(".yml"))
                        .filter(file -> !file.endsWith("derive.yml"))
                        .forEach(files::add);
            }
        }
        return files;
    }

    @Test
    void thereAreExamples() throws IOException {
        assertThat(documented()).hasSizeGreaterThanOrEqualTo(4);
        assertThat(shipped()).hasSizeGreaterThanOrEqualTo(3);
    }

    @ParameterizedTest
    @MethodSource("documented")
    void whatIsDocumentedIsRight(String yaml) {
        assertThat(problems(yaml)).isEmpty();
        assertThat(read(yaml, ROOT).loads()).isNotEmpty();
    }

    @ParameterizedTest
    @MethodSource("shipped")
    void whatIsShippedIsRight(Path file) throws IOException {
        String yaml = Files.readString(file);

        assertThat(problems(yaml)).isEmpty();
        assertThat(read(yaml, Optional.ofNullable(file.getParent()).orElseThrow())
                        .loads())
                .isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{scenarios: {a: {executor: burst, count: 1, requests: [{get: /}]}}}",
                "{drill: 1}",
                "{drill: 1, scenarios: {a: {executor: burst, count: 1, requests: [{get: /, put: /}]}}}",
                "{drill: 1, scenarios: {a: {executor: constant-rate, rate: 5, duration: 1s, requests: [{get: /}]}}}",
                "{drill: 1, scenarios: {a: {executor: constant-rate, rate: 5/s, requests: [{get: /}]}}}",
                "{drill: 1, scenarios: {a: {executor: burst, count: 1, requests: [{get: /}], steps: [{get: /}]}}}",
                "{drill: 1, scenarios: {a: {executor: burst, count: 1, requests: [{get: orders}]}}}",
                "{drill: 1, scenarios: {a: {executor: burst, count: 1, requests: [{get: /, messages: [{text: a}]}]}}}",
                "{drill: 1, scenarios: {a: {executor: burst, count: 1, requests: [{websocket: /, messages: []}]}}}",
                "{drill: 1, scenarios: {a: {executor: burst, count: 1, requests: [{websocket: /, close: 1006}]}}}",
                "{drill: 1, scenarios: {a: {executor: burst, count: 1, requests: [{websocket: /, messages: [{text: a, json: 1}]}]}}}",
                "{drill: 1, scenarios: {a: {executor: bust, count: 1, requests: [{get: /}]}}}",
                "{drill: 1, thresholds: {latncy: [x]}, scenarios: {a: {executor: burst, count: 1, requests: [{get: /}]}}}"
            })
    void theSchemaMarksWhatTheReaderRefuses(String yaml) {
        Diagnostics out = new Diagnostics();
        ScenarioFile.read(SourceFile.of("drills/a.yml", yaml), ROOT, Map.of(), out);

        assertThat(problems(yaml)).isNotEmpty();
        assertThat(out.hasErrors()).isTrue();
    }

    private static List<String> problems(String yaml) {
        Diagnostics out = new Diagnostics();
        return JsonSchemas.problems(
                JsonSchemas.named("drill-scenario.json"),
                Plain.json(DocumentReader.read(SourceFile.of("drills/a.yml", yaml), Dialect.SOURCE, out)
                        .orElseThrow()));
    }

    private static Scenario read(String yaml, Path folder) {
        Diagnostics out = new Diagnostics();
        Optional<Scenario> scenario = ScenarioFile.read(SourceFile.of("drills/a.yml", yaml), folder, Map.of(), out);
        assertThat(out.sorted()).isEmpty();
        return scenario.orElseThrow();
    }
}
