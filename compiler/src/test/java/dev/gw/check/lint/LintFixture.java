package dev.gw.check.lint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gw.check.CheckSettings;
import dev.gw.check.DeclarativeCheck;
import dev.gw.check.Outcome;
import dev.gw.diagnostic.Diagnostic;
import dev.gw.diagnostic.Diagnostics;
import dev.gw.document.DocumentReader;
import dev.gw.document.MapNode;
import dev.gw.model.Bundle;
import dev.gw.source.SourceFile;
import java.util.List;

/** From the text of a configuration to what the lint says of it. */
final class LintFixture {
    private LintFixture() {}

    static Bundle bundle(String text) {
        SourceFile file = SourceFile.of("kong.yml", text);
        Diagnostics problems = new Diagnostics();
        MapNode document = (MapNode) DocumentReader.read(file, DocumentReader.Dialect.SOURCE, problems)
                .orElseThrow(() -> new AssertionError(problems.sorted()));
        Outcome outcome = DeclarativeCheck.check(document, CheckSettings.defaults());
        assertThat(outcome.violations()).isEmpty();
        return new Bundle(outcome.document(), outcome.entities());
    }

    /** The findings, ordered by place. */
    static List<Diagnostic> lint(String text, LintSettings settings) {
        Diagnostics found = new Diagnostics();
        found.addAll(Linter.lint(bundle(text), settings));
        return found.sorted();
    }

    static List<Diagnostic> lint(String text) {
        return lint(text, LintSettings.defaults());
    }

    /** {@code GW2012 4:9}: the code and the place of a finding. */
    static String brief(Diagnostic diagnostic) {
        return diagnostic.code() + " " + diagnostic.at().from();
    }
}
