package dev.gw.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gw.assemble.AssembleOptions;
import dev.gw.assemble.Assembler;
import dev.gw.assemble.Assembly;
import dev.gw.assemble.Project;
import dev.gw.check.lint.LintSettings;
import dev.gw.check.lint.Linter;
import dev.gw.diagnostic.Diagnostic;
import dev.gw.diagnostic.Diagnostics;
import dev.gw.document.DocumentReader;
import dev.gw.document.DocumentReader.Dialect;
import dev.gw.document.MapNode;
import dev.gw.emit.YamlWriter;
import dev.gw.model.Bundle;
import dev.gw.model.Entity;
import dev.gw.model.EntityKind;
import dev.gw.source.SourceFile;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From a file to a bundle and back, over configurations that a real Kong took, with random changes. */
class PipelineFuzzTest {
    private static final int ROUNDS = 30;

    @TempDir
    Path folder;

    /** What a file gave. */
    private record Result(Optional<Bundle> bundle, List<Diagnostic> diagnostics) {}

    @Test
    void whateverStandsInAFileEveryProblemHasAPlaceAndWhatIsBuiltIsTakenByKong() throws IOException {
        int built = 0;
        int refused = 0;
        List<MapNode> recorded = recorded();
        for (int seed = 0; seed < ROUNDS * recorded.size(); seed++) {
            String text = text(recorded.get(seed % recorded.size()), new Random(seed));
            Result result = run(text);

            assertThat(result.diagnostics())
                    .as("seed %d:%n%s", seed, text)
                    .noneMatch(diagnostic -> diagnostic.at().isNowhere());
            if (result.bundle().isPresent()) {
                built++;
                Bundle bundle = result.bundle().get();
                assertThat(readByKong(bundle)).as("seed %d:%n%s", seed, text).containsExactlyElementsOf(shown(bundle));
            } else {
                refused++;
                assertThat(result.diagnostics()).as("seed %d", seed).isNotEmpty();
            }
        }
        assertThat(built).isGreaterThan(100);
        assertThat(refused).isGreaterThan(500);
    }

    private static String text(MapNode document, Random random) {
        String text = YamlWriter.write(Mutant.of(document, random), "");
        return random.nextInt(5) == 0 ? Mutant.garbled(text, random) : text;
    }

    private Result run(String text) throws IOException {
        Path file = Files.writeString(folder.resolve("kong.yml"), text);
        Diagnostics out = new Diagnostics();
        Optional<Assembly> assembly =
                Project.find(file, out).flatMap(project -> Assembler.assemble(project, AssembleOptions.none(), out));
        if (assembly.isEmpty()) {
            return new Result(Optional.empty(), out.sorted());
        }
        CheckResult checked = Checker.check(assembly.get().document(), CheckSettings.defaults());
        out.addAll(checked.diagnostics());
        checked.part()
                .ifPresent(part -> out.addAll(Linter.lint(
                        part.bundle(), part.missing(), LintSettings.defaults().nodes(2))));
        return new Result(out.hasErrors() ? Optional.empty() : checked.bundle(), out.sorted());
    }

    private static List<String> readByKong(Bundle bundle) {
        String yaml = YamlWriter.write(bundle.document(), "from a test");
        Diagnostics out = new Diagnostics();
        MapNode read = (MapNode) DocumentReader.read(SourceFile.of("kong.yml", yaml), Dialect.KONG, out)
                .orElseThrow(() -> new AssertionError(out.sorted()));
        Outcome outcome = DeclarativeCheck.check(read, CheckSettings.defaults());
        assertThat(outcome.violations()).as(yaml).isEmpty();
        return shown(new Bundle(outcome.document(), outcome.entities()));
    }

    /** Kind, id and fields of every entity. */
    private static List<String> shown(Bundle bundle) {
        List<String> all = new ArrayList<>();
        for (EntityKind kind : EntityKind.values()) {
            for (Entity entity : bundle.all(kind)) {
                all.add(kind + " " + entity.id() + " " + KongText.json(entity.fields()));
            }
        }
        return all;
    }

    private static List<MapNode> recorded() throws IOException {
        List<MapNode> documents = new ArrayList<>();
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                new GZIPInputStream(PipelineFuzzTest.class.getResourceAsStream("/assemble/recorded-configs.jsonl.gz")),
                StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                MapNode row =
                        (MapNode) DocumentReader.read(SourceFile.of("x.json", line), Dialect.SOURCE, new Diagnostics())
                                .orElseThrow();
                documents.add(row.map("config"));
            }
        }
        return documents;
    }
}
