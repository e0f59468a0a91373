package dev.gw.runtime.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gw.check.CheckSettings;
import dev.gw.check.DeclarativeCheck;
import dev.gw.check.Outcome;
import dev.gw.diagnostic.Diagnostics;
import dev.gw.document.DocumentReader;
import dev.gw.document.MapNode;
import dev.gw.runtime.PluginTypes;
import dev.gw.source.SourceFile;
import java.util.List;
import org.junit.jupiter.api.Test;

class NotRunTest {
    private static List<String> limits(String plugins) {
        SourceFile file = SourceFile.of("kong.yml", "_format_version: \"3.0\"\nplugins:\n" + plugins);
        MapNode config = (MapNode) DocumentReader.read(file, DocumentReader.Dialect.KONG, new Diagnostics())
                .orElseThrow();
        Outcome outcome = DeclarativeCheck.check(config, CheckSettings.defaults());
        assertThat(outcome.isAccepted()).isTrue();
        return PluginTypes.limits(outcome.bundle().orElseThrow(), PluginTypes.all());
    }

    @Test
    void whatIsValidButNotRunIsSaid() {
        assertThat(limits("""
                - name: bot-detection
                  config: {allow: ["(?R)?x"], deny: [plain]}
                - name: cors
                  config: {origins: ["https://a.test", "*", "(?|a|b)"]}
                """))
                .containsExactlyInAnyOrder(
                        "bot-detection: the expression (?R)?x uses more of PCRE than gw runs; it never matches",
                        "cors: the expression (?|a|b) uses more of PCRE than gw runs; it never matches");
    }

    @Test
    void whatIsRunNeedsNoWord() {
        assertThat(limits("""
                - name: cors
                  config: {origins: ['https?://.*[.]a[.]test']}
                - name: bot-detection
                  enabled: false
                  config: {allow: ["(?R)?x"]}
                """)).isEmpty();
    }
}
