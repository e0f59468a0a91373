package dev.gw.schemas.generate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The committed JSON Schemas are what the generator makes; {@code -Dgw.regenerate=true} writes them. */
class GeneratedFilesTest {
    private static final Path JSON = KongData.RESOURCES.resolve("json");
    private static final Set<String> WRITTEN_BY_HAND = Set.of(
            "gw.json",
            "derive.json",
            "diagnostics.json",
            "diff.json",
            "drill-report.json",
            "policies.json",
            "policy-template.json",
            "fragments/policies.json");
    private static final Map<String, String> MADE = Documents.all();
    private static final Set<String> OF_LOADS = Set.of("drill-scenario.json", "load-report.json", "k6-result.json");

    @BeforeAll
    static void writeWhenAsked() throws IOException {
        if (Boolean.getBoolean("gw.regenerate")) {
            for (Map.Entry<String, String> file : MADE.entrySet()) {
                Path path = JSON.resolve(file.getKey());
                Files.createDirectories(path.getParent());
                Files.writeString(path, file.getValue());
            }
        }
    }

    @Test
    void everyCommittedFileIsWhatTheGeneratorMakes() throws IOException {
        for (Map.Entry<String, String> file : MADE.entrySet()) {
            assertThat(JSON.resolve(file.getKey()))
                    .as("%s (to write it: mvn -pl schemas test -Dgw.regenerate=true)", file.getKey())
                    .hasContent(file.getValue());
        }
    }

    @Test
    void noFileIsLeftOverFromAnOlderGenerator() throws IOException {
        Set<String> there = new TreeSet<>();
        try (Stream<Path> files = Files.walk(JSON)) {
            List<Path> regular = files.filter(Files::isRegularFile).toList();
            regular.forEach(file -> there.add(JSON.relativize(file).toString().replace('\\', '/')));
        }
        there.removeAll(WRITTEN_BY_HAND);
        there.removeAll(OF_LOADS);
        assertThat(there).isEqualTo(MADE.keySet());
    }

    @Test
    void everyEntityAndPluginOfKongHasASchema() {
        assertThat(KongData.plugins()).hasSize(45);
        assertThat(MADE.keySet()).contains("kong.json", "fragment.json", "entities/route.json", "plugins/jwt.json");
    }
}
