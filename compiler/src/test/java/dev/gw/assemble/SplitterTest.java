package dev.gw.assemble;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gw.diagnostic.Diagnostics;
import dev.gw.diagnostic.Severity;
import dev.gw.document.DocumentReader;
import dev.gw.document.MapNode;
import dev.gw.emit.JsonWriter;
import dev.gw.emit.YamlWriter;
import dev.gw.source.SourceFile;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SplitterTest {
    @TempDir
    Path folder;

    static List<String> recorded() throws IOException {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                new GZIPInputStream(SplitterTest.class.getResourceAsStream("/assemble/recorded-configs.jsonl.gz")),
                StandardCharsets.UTF_8))) {
            return lines.lines().toList();
        }
    }

    static Stream<String> random() {
        return IntStream.range(0, 200).mapToObj(seed -> RandomDocuments.json(new Random(seed)));
    }

    @Test
    void allRecordedConfigurationsAreTried() throws IOException {
        assertThat(recorded()).hasSize(47);
    }

    @ParameterizedTest
    @MethodSource("recorded")
    void splittingARecordedConfigurationAndAssemblingItGivesItBack(String line) throws IOException {
        MapNode config = read(line).map("config");
        assertThat(config).isNotNull();
        roundTrip(config);
    }

    @ParameterizedTest
    @MethodSource("random")
    void splittingAnyDocumentAndAssemblingItGivesItBack(String json) throws IOException {
        roundTrip(read(json));
    }

    @Test
    void everyKindGetsItsFolderAndEveryServiceItsFiles() {
        MapNode document = read("""
                {"_format_version": "3.0", "_transform": false,
                 "services": [{"name": "Shop API", "host": "h", "plugins": [{"name": "cors"}],
                               "routes": [{"name": "r", "paths": ["/x"], "plugins": [{"name": "acl"}]}]},
                              {"name": "shop-api", "host": "h"}, {"host": "unnamed", "routes": [{"paths": ["/u"]}]}],
                 "plugins": [{"name": "prometheus"}, {"name": "rate-limiting", "consumer": "bob"}],
                 "consumers": [{"username": "bob", "keyauth_credentials": [{"key": "secret-key"}]}],
                 "upstreams": [{"name": "con", "targets": [{"target": "a:1"}]}]}
                """);
        SortedMap<String, MapNode> files = Splitter.split(document, new Diagnostics());
        assertThat(files)
                .containsOnlyKeys(
                        "config/consumers/bob.yml",
                        "config/document.yml",
                        "config/plugins/prometheus.yml",
                        "config/routes/shop-api.yml",
                        "config/services/shop-api.yml",
                        "config/services/shop-api-2.yml",
                        "config/services/service.yml",
                        "config/upstreams/upstream-con.yml");
        assertThat(JsonWriter.write(files.get("config/consumers/bob.yml"))).contains("rate-limiting", "secret-key");
        assertThat(JsonWriter.write(files.get("config/routes/shop-api.yml"))).contains("Shop API", "acl");
    }

    @Test
    void namesThatDifferOnlyInCaseGetDifferentFiles() {
        MapNode document = read("""
                {"services": [{"name": "A"}, {"name": "a"}, {"name": "\u00e4"}, {"name": "_a"}, {"name": ".a"}]}
                """);
        Set<String> lower = new HashSet<>();
        Splitter.split(document, new Diagnostics())
                .keySet()
                .forEach(path ->
                        assertThat(lower.add(path.toLowerCase(Locale.ROOT))).isTrue());
        assertThat(lower).hasSize(5).allMatch(path -> path.startsWith("config/services/a"));
    }

    @Test
    void aConfigurationOfNothingIsBuiltAgainToo() throws IOException {
        roundTrip(read("{\"_format_version\": \"3.0\"}"));
    }

    private void roundTrip(MapNode document) throws IOException {
        Diagnostics found = new Diagnostics();
        Path single = folder.resolve("kong.json");
        Files.writeString(single, JsonWriter.write(dev.gw.assemble.values.Escapes.escaped(document)));
        MapNode direct = assemble(single, found);
        for (var file : Splitter.split(document, found).entrySet()) {
            Path path = folder.resolve("project").resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.writeString(path, YamlWriter.write(file.getValue(), ""));
        }
        MapNode rebuilt = assemble(folder.resolve("project"), found);
        assertThat(found.sorted()).noneMatch(d -> d.severity() == Severity.ERROR);
        assertThat(Shown.document(rebuilt)).isEqualTo(Shown.document(direct));
        assertThat(rebuilt.sameAs(direct)).isTrue();
    }

    private static MapNode assemble(Path place, Diagnostics found) {
        return Project.find(place, found)
                .flatMap(project -> Assembler.assemble(project, AssembleOptions.none(), found))
                .orElseThrow(() -> new AssertionError(Shown.diagnostics(found)))
                .document();
    }

    private static MapNode read(String json) {
        Diagnostics found = new Diagnostics();
        return (MapNode) DocumentReader.read(SourceFile.of("kong.json", json), DocumentReader.Dialect.SOURCE, found)
                .orElseThrow(() -> new AssertionError(Shown.diagnostics(found)));
    }
}
