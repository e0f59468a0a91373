package dev.gw.assemble;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gw.diagnostic.Diagnostics;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every folder in golden/assemble is a project: config/ and gw.yml in it, options.properties with what the command line
 * says (env, set.NAME, env.NAME, values), document.txt and diagnostics.txt with what has to come out. To add a case, add
 * a folder and run with -Dgolden.update=true.
 */
class GoldenTest {
    private static final Path CASES = Path.of("src/test/resources/golden/assemble");

    static Stream<Path> cases() throws IOException {
        try (Stream<Path> folders = Files.list(CASES)) {
            return folders.filter(Files::isDirectory).sorted().toList().stream();
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void assemblesAsExpected(Path folder) throws IOException {
        Diagnostics found = new Diagnostics();
        Path single = folder.resolve("kong.yml");
        Optional<Assembly> assembly = Project.find(Files.exists(single) ? single : folder, found)
                .flatMap(project -> Assembler.assemble(project, options(folder), found));
        compare(folder.resolve("diagnostics.txt"), Shown.diagnostics(found));
        compare(
                folder.resolve("document.txt"),
                assembly.map(a -> Shown.document(a.document())).orElse(""));
    }

    @Test
    void thereAreCases() throws IOException {
        assertThat(cases()).hasSizeGreaterThan(20);
    }

    private static AssembleOptions options(Path folder) {
        Properties properties = new Properties();
        Path file = folder.resolve("options.properties");
        if (Files.exists(file)) {
            try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
                properties.load(reader);
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        }
        List<Path> values = Stream.ofNullable(properties.getProperty("values"))
                .map(folder::resolve)
                .toList();
        return new AssembleOptions(
                Optional.ofNullable(properties.getProperty("env")),
                withPrefix(properties, "set."),
                values,
                withPrefix(properties, "env."));
    }

    private static Map<String, String> withPrefix(Properties properties, String prefix) {
        Map<String, String> found = new HashMap<>();
        properties.stringPropertyNames().stream()
                .filter(name -> name.startsWith(prefix))
                .forEach(name -> found.put(name.substring(prefix.length()), properties.getProperty(name)));
        return found;
    }

    private static void compare(Path expected, String actual) throws IOException {
        if (Boolean.getBoolean("golden.update")) {
            if (actual.isEmpty()) {
                Files.deleteIfExists(expected);
            } else {
                Files.writeString(expected, actual);
            }
        }
        String wanted = Files.exists(expected) ? Files.readString(expected) : "";
        assertThat(actual).as(expected.getFileName().toString()).isEqualTo(wanted.replace("\r\n", "\n"));
    }
}
