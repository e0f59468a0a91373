package dev.gw.assemble;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gw.diagnostic.Diagnostics;
import dev.gw.diagnostic.Severity;
import dev.gw.document.DocumentReader;
import dev.gw.document.MapNode;
import dev.gw.document.Node;
import dev.gw.source.SourceFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The examples of docs/config.md: each group of files gives the result that stands behind it. */
class ConfigDocTest {
    private static final String MARK = "<!-- example: ";

    @TempDir
    Path folder;

    /** An example: its name with the options behind it, its files, its result. */
    record Example(String title, Map<String, String> files, String result) {
        @Override
        public String toString() {
            return title;
        }
    }

    static Stream<Example> examples() throws IOException {
        List<Example> examples = new ArrayList<>();
        for (String part : Files.readString(Path.of("../docs/config.md")).split(MARK, -1)) {
            int close = part.indexOf(" -->");
            if (close > 0 && part.contains("```yaml result\n")) {
                examples.add(example(part.substring(0, close), part.substring(close)));
            }
        }
        return examples.stream();
    }

    private static Example example(String title, String text) {
        Map<String, String> files = new LinkedHashMap<>();
        String[] blocks = text.split("```", -1);
        for (String block : blocks) {
            if (block.startsWith("yaml\n# ")) {
                int end = block.indexOf('\n', 7);
                files.put(block.substring(7, end), block.substring(end + 1));
            } else if (block.startsWith("yaml result\n")) {
                return new Example(title, files, block.substring("yaml result\n".length()));
            }
        }
        throw new AssertionError("no result in " + title);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("examples")
    void anExampleGivesTheResultBehindIt(Example example) throws IOException {
        for (var file : example.files().entrySet()) {
            Path path = folder.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.writeString(path, file.getValue());
        }
        Diagnostics found = new Diagnostics();
        MapNode document = Project.find(folder, found)
                .flatMap(project -> Assembler.assemble(project, options(example.title()), found))
                .orElseThrow(() -> new AssertionError(Shown.diagnostics(found)))
                .document();
        assertThat(found.sorted()).noneMatch(d -> d.severity() != Severity.NOTE);
        Node expected = DocumentReader.read(
                        SourceFile.of("result.yml", example.result()), DocumentReader.Dialect.SOURCE, found)
                .orElseThrow();
        assertThat(document.sameAs(expected)).as(Shown.document(document)).isTrue();
    }

    @Test
    void thePageHasExamplesOfEverything() throws IOException {
        assertThat(examples()).hasSizeGreaterThanOrEqualTo(8);
    }

    private static AssembleOptions options(String title) {
        Map<String, Map<String, String>> byPrefix = new HashMap<>();
        Optional<String> env = Optional.empty();
        for (String word : title.split(" ", -1)) {
            int equals = word.indexOf('=');
            int dot = word.indexOf('.');
            if (word.startsWith("env=")) {
                env = Optional.of(word.substring(4));
            } else if (equals > 0) {
                byPrefix.computeIfAbsent(word.substring(0, dot), k -> new HashMap<>())
                        .put(word.substring(dot + 1, equals), word.substring(equals + 1));
            }
        }
        return new AssembleOptions(
                env, byPrefix.getOrDefault("set", Map.of()), List.of(), byPrefix.getOrDefault("env", Map.of()));
    }
}
