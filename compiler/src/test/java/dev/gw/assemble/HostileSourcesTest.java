package dev.gw.assemble;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gw.diagnostic.Diagnostics;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Nothing that stands in files makes the assembler fail or hang. */
class HostileSourcesTest {
    private static final List<String> PIECES = List.of(
            "services:",
            "\n",
            "\n  ",
            "- ",
            "name: a",
            "routes:",
            "plugins: [cors]",
            "$new: true",
            "$remove: true",
            "{$append: [x]}",
            "paths: ",
            "${A",
            "${A}",
            "${a.b:-${A}}",
            "${{ env `A` | toInt }}",
            "_info: ",
            "_plugin_configs:",
            "_config: x",
            "_format_version: ",
            "'1.1'",
            "patches:",
            "selectors: ['$..a']",
            "values: ",
            "[",
            "]",
            "{",
            "}",
            "service: {id: 1}",
            "service: a",
            "consumer: null",
            "&a",
            "*a",
            "<<: ",
            ": ",
            "_tags: ",
            "tags: [x]",
            "select_tags: ",
            "defaults: {service: {retries: 1}}",
            "\u0000",
            "name: 3",
            "id: x");

    @TempDir
    Path folder;

    static Stream<Integer> seeds() {
        return IntStream.range(0, 150).boxed();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void anyTextInAnyFileGivesDiagnosticsAtWorst(int seed) throws IOException {
        Random random = new Random(seed);
        for (String name : List.of(
                "gw.yml",
                "config/services/a.yml",
                "config/b.yml",
                "config/env/prod.yml",
                "config/env/prod/plugins/c.yml",
                "config/patches/p.yml",
                "config/settings/default.yml",
                "config/settings/prod.json")) {
            Path file = folder.resolve(name);
            Files.createDirectories(file.getParent());
            Files.write(file, random.nextInt(8) == 0 ? bytes(random) : text(random));
        }
        assertThat(assemble(Map.of("A", "1")).sorted())
                .allSatisfy(d -> assertThat(d.message()).isNotBlank());
    }

    private static byte[] bytes(Random random) {
        byte[] bytes = new byte[random.nextInt(200)];
        random.nextBytes(bytes);
        return bytes;
    }

    private static byte[] text(Random random) {
        StringBuilder text = new StringBuilder();
        int count = random.nextInt(25);
        for (int i = 0; i < count; i++) {
            text.append(PIECES.get(random.nextInt(PIECES.size()))).append(random.nextInt(3) == 0 ? "\n" : " ");
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void settingsThatMultiplyEachOtherEnd() throws IOException {
        StringBuilder settings = new StringBuilder("a0: xxxxxxxxxx\n");
        for (int i = 1; i < 40; i++) {
            settings.append('a')
                    .append(i)
                    .append(": '${a")
                    .append(i - 1)
                    .append("}${a")
                    .append(i - 1)
                    .append("}'\n");
        }
        write("config/settings/default.yml", settings.toString());
        write("config/services/s.yml", "name: s\nhost: ${a39}\n");
        Assertions.assertTimeoutPreemptively(
                Duration.ofSeconds(20),
                () -> assertThat(assemble(Map.of()).sorted())
                        .anyMatch(d -> d.message().contains("refer to too many others")));
    }

    @Test
    void manyUnmatchedNamesInAnOverlayEnd() throws IOException {
        StringBuilder base = new StringBuilder();
        StringBuilder overlay = new StringBuilder("services:\n");
        for (int i = 0; i < 3000; i++) {
            base.append("- name: base-service-with-a-long-name-").append(i).append("\n  host: h\n");
            overlay.append("- name: else-service-with-a-long-name-").append(i).append("\n  host: h\n");
        }
        write("config/services/s.yml", base.toString());
        write("config/env/prod.yml", overlay.toString());
        Assertions.assertTimeoutPreemptively(
                Duration.ofSeconds(20),
                () -> assertThat(assemble(Map.of()).sorted()).hasSize(3000));
    }

    @Test
    void filesOfASubmoduleThatAreNotThereYetAreSaidToBeMissing() throws IOException {
        Files.createDirectories(folder.resolve("config"));
        Files.writeString(folder.resolve(".gitmodules"), "[submodule \"config\"]\n\tpath = config\n");

        assertThat(assemble(Map.of()).sorted())
                .singleElement()
                .satisfies(found -> assertThat(found.help().orElseThrow()).contains("git submodule update --init"));
    }

    private void write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private Diagnostics assemble(Map<String, String> environment) {
        Diagnostics found = new Diagnostics();
        boolean prod = Files.exists(folder.resolve("config/env/prod.yml"));
        Optional<String> env = prod ? Optional.of("prod") : Optional.empty();
        AssembleOptions options = new AssembleOptions(env, Map.of(), List.of(), environment);
        Optional<Project> project = Project.find(folder, found);
        if (project.isPresent()) {
            Optional<Assembly> assembly = Assembler.assemble(project.get(), options, found);
            assertThat(assembly.isPresent() || found.hasErrors()).isTrue();
        } else {
            assertThat(found.hasErrors()).isTrue();
        }
        return found;
    }
}
