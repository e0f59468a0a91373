package dev.gw.runtime.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gw.check.CheckSettings;
import dev.gw.check.DeclarativeCheck;
import dev.gw.check.Outcome;
import dev.gw.check.schema.KongSchemas;
import dev.gw.diagnostic.Diagnostics;
import dev.gw.document.DocumentReader;
import dev.gw.document.MapNode;
import dev.gw.runtime.PluginTypes;
import dev.gw.source.SourceFile;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The plugins that are checked and not run: each is accepted, and named at the start. */
class UnrunPluginsTest {
    private static final Map<String, String> CONFIGS =
            new TreeMap<>(Map.of("acme", "{account_email: a@example.com, tos_accepted: true}"));

    @Test
    void theseAreAllOfThem() {
        TreeSet<String> names = new TreeSet<>(KongSchemas.names("plugins"));
        names.removeAll(PluginTypes.all().keySet());

        assertThat(names).isEqualTo(CONFIGS.keySet());
    }

    @Test
    void eachIsAcceptedAndNamedAtTheStart() {
        StringBuilder yaml = new StringBuilder("_format_version: \"3.0\"\nplugins:\n");
        CONFIGS.forEach((name, config) -> yaml.append("- {name: ")
                .append(name)
                .append(", config: ")
                .append(config)
                .append("}\n"));
        MapNode document = (MapNode) DocumentReader.read(
                        SourceFile.of("kong.yml", yaml.toString()), DocumentReader.Dialect.KONG, new Diagnostics())
                .orElseThrow();
        Outcome outcome = DeclarativeCheck.check(document, CheckSettings.defaults());

        assertThat(outcome.isAccepted()).as("%s", outcome.violations()).isTrue();
        assertThat(PluginTypes.notRun(outcome.bundle().orElseThrow(), PluginTypes.all()))
                .isEqualTo(CONFIGS.keySet());
    }
}
