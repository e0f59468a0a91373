package dev.gw.krakend.emit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gw.check.CheckResult;
import dev.gw.check.CheckSettings;
import dev.gw.check.Checker;
import dev.gw.diagnostic.Diagnostics;
import dev.gw.document.DocumentReader;
import dev.gw.document.DocumentReader.Dialect;
import dev.gw.document.MapNode;
import dev.gw.document.SourceReader;
import dev.gw.krakend.Edition;
import dev.gw.policy.ProjectFiles;
import dev.gw.policy.lower.Lowered;
import dev.gw.policy.lower.Policies;
import dev.gw.source.SourceFile;
import java.nio.file.Path;

/** From a text with policies to a translation, as the command line does it. */
final class Translating {
    private Translating() {}

    static Translation translate(String text, Path folder, Edition edition) {
        Diagnostics out = new Diagnostics();
        ProjectFiles files = (name, asked) -> SourceReader.read(folder.resolve(name), name, out)
                .flatMap(file -> DocumentReader.read(file, Dialect.SOURCE, out));
        MapNode document = (MapNode) DocumentReader.read(SourceFile.of("in.yml", text), Dialect.SOURCE, out)
                .orElseThrow();
        Lowered lowered = Policies.lower(document, files, out);
        CheckResult result = Checker.check(lowered.document(), CheckSettings.defaults());
        assertThat(out.sorted()).as("what is wrong with the input").isEmpty();
        assertThat(result.bundle())
                .as("the bundle of %s: %s", text, result.diagnostics())
                .isPresent();
        return KrakendTarget.translate(
                result.bundle().orElseThrow(),
                lowered.policies(),
                files,
                new KrakendSettings(edition, /* tiersLoop= */ false, "test"));
    }
}
