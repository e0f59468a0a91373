package dev.gw.conformance.plugins;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gw.check.schema.KongSchemas;
import dev.gw.runtime.PluginTypes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** docs/plugins.md is made from the code, the tests and the plugins' pages; {@code -Dgw.golden=write} writes it. */
class PluginMatrixTest {
    private static final Path PAGE = Path.of("..", "docs", "plugins.md");
    private static final String HEAD = """
            # Plugins

            All plugins that Kong 3.9 brings. Each name leads to its page: scopes, priority, fields, notes.

            - **checked**: `gw check` and `gw build` refuse what Kong would refuse, with its words. All are.
            - **run**: `gw serve` does what the plugin does. One that is not run is named in one line at the start, and requests pass it as if it were not there; with `--strict` gw refuses to start.
            - **tested how**: *recorded* counts the exchanges with a real Kong 3.9.1, replayed, whose configuration has the plugin; then the classes that test it. Real sockets and servers within the process stand for what it talks to.

            A test makes this page from the code, so it can't fall behind.

            | plugin | checked | run | tested how | where it differs |
            |---|---|---|---|---|
            """;

    private static final String BESIDE = """

            ## Beside Kong's own

            Plugins that gw knows and Kong does not bring: it refuses a file that names one, unless it is installed. For oidc, `gw check` says so with a note.

            | plugin | checked | run | tested how | where it differs |
            |---|---|---|---|---|
            """;

    @Test
    void thePageSaysWhatTheCodeIs() throws IOException {
        List<String> names =
                KongSchemas.names("plugins").stream().sorted().distinct().toList();
        List<String> others = PluginTypes.all().keySet().stream()
                .filter(name -> !names.contains(name))
                .sorted()
                .toList();
        PluginEvidence evidence = PluginEvidence.read();
        String made = HEAD + rows(names, evidence) + BESIDE + rows(others, evidence);
        if ("write".equals(System.getProperty("gw.golden"))) {
            Files.writeString(PAGE, made);
        }
        assertThat(names).hasSize(45);
        assertThat(others).containsExactly("caller-limits", "oidc", "plan-limits", "quota-mirror");
        assertThat(Files.readString(PAGE)).isEqualTo(made);
    }

    @Test
    void everyPluginThatRunsHasATestOfItsOwn() throws IOException {
        PluginEvidence evidence = PluginEvidence.read();
        assertThat(PluginTypes.all().keySet())
                .allSatisfy(name -> assertThat(evidence.exchanges(name)
                                + evidence.classes(name).size())
                        .as(name)
                        .isPositive());
    }

    private static String rows(List<String> names, PluginEvidence evidence) {
        return names.stream().map(name -> row(name, evidence)).collect(Collectors.joining("\n", "", "\n"));
    }

    private static String row(String name, PluginEvidence evidence) {
        boolean runs = PluginTypes.all().containsKey(name);
        int exchanges = evidence.exchanges(name);
        String classes = String.join(", ", evidence.classes(name));
        String recorded = exchanges == 0 ? "" : "recorded: " + exchanges + (classes.isEmpty() ? "" : "; ");
        String tested = runs ? recorded + classes : "its checks: the recorded verdicts";
        return "| [" + name + "](plugins/" + name + ".md) | "
                + (PluginEvidence.isChecked(name) ? "yes" : "by the schema in its folder") + " | "
                + (runs ? "yes" : "no") + " | " + tested
                + " | " + (runs ? evidence.differences(name) : "not run") + " |";
    }
}
