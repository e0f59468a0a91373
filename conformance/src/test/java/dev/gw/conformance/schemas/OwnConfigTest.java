package dev.gw.conformance.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gw.assemble.AssembleOptions;
import dev.gw.assemble.Assembler;
import dev.gw.assemble.Assembly;
import dev.gw.assemble.Project;
import dev.gw.diagnostic.Diagnostics;
import dev.gw.document.DocumentReader;
import dev.gw.document.MapNode;
import dev.gw.document.Node;
import dev.gw.document.SourceReader;
import dev.gw.policy.ProjectFiles;
import dev.gw.policy.lower.Policies;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the project shows to newcomers: no editor marks it, and it makes a valid document in every environment. */
class OwnConfigTest {
    static final Path ROOT = Path.of("").toAbsolutePath().getParent();
    private static final List<String> NOT_FRAGMENTS = List.of("env", "settings", "patches");

    @ParameterizedTest
    @MethodSource("fragments")
    void everyFragmentIsValidForAnEditor(Path file) {
        String kind = ROOT.relativize(file).toString().replaceAll("^.*?config/([^/]+)/.*$", "$1");
        assertThat(JsonSchemas.problems(JsonSchemas.named("fragments/" + kind + ".json"), Plain.json(read(file))))
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("builds")
    void everyProjectMakesAValidDocument(Build build) {
        Diagnostics out = new Diagnostics();
        Project project = Project.find(ROOT.resolve(build.folder()), out).orElseThrow();
        AssembleOptions options = AssembleOptions.none();
        Optional<Assembly> assembly =
                Assembler.assemble(project, build.env().isEmpty() ? options : options.withEnv(build.env()), out);
        MapNode document = Policies.lower(assembly.orElseThrow().document(), ProjectFiles.of(project, out), out)
                .document();
        assertThat(out.sorted()).isEmpty();
        assertThat(JsonSchemas.problems(JsonSchemas.named("kong.json"), Plain.json(document)))
                .isEmpty();
    }

    /** @param env empty for the base alone */
    record Build(String folder, String env) {}

    static List<Build> builds() throws IOException {
        List<Build> builds = new ArrayList<>();
        for (Path folder : projects()) {
            String name = ROOT.relativize(folder).toString();
            builds.add(new Build(name, ""));
            Project.find(folder, new Diagnostics())
                    .orElseThrow()
                    .environments()
                    .forEach(env -> builds.add(new Build(name, env)));
        }
        return builds;
    }

    static List<Path> fragments() throws IOException {
        List<Path> fragments = new ArrayList<>();
        for (Path project : projects()) {
            Path config = project.resolve("config");
            try (Stream<Path> files = Files.walk(config)) {
                files.filter(Files::isRegularFile)
                        .filter(file -> !NOT_FRAGMENTS.contains(
                                config.relativize(file).getName(0).toString()))
                        .forEach(fragments::add);
            }
        }
        return fragments;
    }

    /** This repository's own gateway and the examples, without the one that is there for its mistakes. */
    private static List<Path> projects() throws IOException {
        try (Stream<Path> examples = Files.list(ROOT.resolve("examples"))) {
            return Stream.concat(Stream.of(ROOT), examples)
                    .filter(folder -> !folder.endsWith("mistakes"))
                    .filter(folder -> Files.isDirectory(folder.resolve("config")))
                    .sorted()
                    .toList();
        }
    }

    private static Node read(Path file) {
        Diagnostics out = new Diagnostics();
        Optional<Node> node = SourceReader.read(file, file.toString(), out)
                .flatMap(source -> DocumentReader.read(source, DocumentReader.Dialect.SOURCE, out));
        assertThat(out.sorted()).isEmpty();
        return node.orElseThrow();
    }
}
