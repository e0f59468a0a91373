package dev.gw.conformance.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gw.assemble.AssembleOptions;
import dev.gw.assemble.Assembler;
import dev.gw.assemble.Project;
import dev.gw.check.CheckSettings;
import dev.gw.check.DeclarativeCheck;
import dev.gw.check.Outcome;
import dev.gw.check.lint.LintSettings;
import dev.gw.check.lint.Linter;
import dev.gw.diagnostic.Diagnostics;
import dev.gw.document.MapNode;
import dev.gw.lua.SchemaLua;
import dev.gw.lua.SchemaReading;
import dev.gw.model.Bundle;
import dev.gw.policy.ProjectFiles;
import dev.gw.policy.lower.Policies;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The examples, and this repository's own gateway, are accepted by Kong and have nothing that lint minds. */
class ExamplesTest {
    @ParameterizedTest
    @MethodSource("dev.gw.conformance.schemas.OwnConfigTest#builds")
    void theProjectPassesEveryCheck(OwnConfigTest.Build build) throws IOException {
        Diagnostics out = new Diagnostics();
        Project project =
                Project.find(OwnConfigTest.ROOT.resolve(build.folder()), out).orElseThrow();
        Optional<String> env = Optional.of(build.env()).filter(name -> !name.isEmpty());
        AssembleOptions options = AssembleOptions.none();
        MapNode assembled = Assembler.assemble(
                        project, env.map(options::withEnv).orElse(options), out)
                .orElseThrow()
                .document();
        MapNode document =
                Policies.lower(assembled, ProjectFiles.of(project, out), out).document();
        Outcome outcome = DeclarativeCheck.check(document, settings(project.root()));
        assertThat(outcome.violations()).isEmpty();
        Bundle bundle = new Bundle(outcome.document(), outcome.entities());
        LintSettings lint = LintSettings.defaults().nodes(project.settings(env).nodes());
        assertThat(Linter.lint(bundle, lint)).isEmpty();
    }

    private static CheckSettings settings(Path root) throws IOException {
        CheckSettings defaults = CheckSettings.defaults();
        return new CheckSettings(defaults.flavor(), defaults.edition(), true, custom(root.resolve("plugins")));
    }

    private static Map<String, MapNode> custom(Path folder) throws IOException {
        Map<String, MapNode> schemas = new HashMap<>();
        for (Path plugin : folders(folder)) {
            String name = plugin.getFileName().toString();
            Map<String, String> files = Map.of("schema", Files.readString(plugin.resolve("schema.lua")));
            SchemaReading reading = SchemaLua.read(name, files);
            assertThat(reading.problem()).as(name).isNull();
            schemas.put(name, reading.schema());
        }
        return schemas;
    }

    private static List<Path> folders(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> plugins = Files.list(folder)) {
            return plugins.filter(Files::isDirectory).toList();
        }
    }
}
