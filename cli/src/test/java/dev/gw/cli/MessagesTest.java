package dev.gw.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gw.cli.command.Colour;
import dev.gw.cli.command.UsageException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MessagesTest {
    @Test
    void aBugIsReportedWithoutAStackTraceOrAnyValue() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        PrintStream err = new PrintStream(bytes, true, StandardCharsets.UTF_8);

        new BugReport(new IllegalStateException("token-12345"), "build", "--set", "TOKEN=s3cret", "--env=prod")
                .print(err);

        String text = bytes.toString(StandardCharsets.UTF_8);
        assertThat(text)
                .contains("a bug in gw")
                .contains("gw build --set … --env=…")
                .contains("Java ");
        assertThat(text).doesNotContain("s3cret").doesNotContain("token-12345").doesNotContain("\tat ");
        String name = text.substring(text.indexOf("details: ") + 9, text.indexOf(" (please"));
        String details = Files.readString(Path.of(name));
        Files.delete(Path.of(name));
        assertThat(details).contains("    at dev.gw.cli.MessagesTest.aBug").doesNotContain("s3cret");
        assertThat(details).doesNotContain("token-12345");
    }

    @Test
    void theOptionDecidesColourThenTheEnvironmentThenTheTerminal() {
        Map<String, String> none = Map.of();
        Map<String, String> noColour = Map.of("NO_COLOR", "1", "CLICOLOR_FORCE", "1");
        Map<String, String> forced = Map.of("CLICOLOR_FORCE", "1");

        assertThat(Colour.ALWAYS.on(noColour, false)).isTrue();
        assertThat(Colour.NEVER.on(forced, true)).isFalse();
        assertThat(Colour.AUTO.on(none, true)).isTrue();
        assertThat(Colour.AUTO.on(none, false)).isFalse();
        assertThat(Colour.AUTO.on(noColour, true)).isFalse();
        assertThat(Colour.AUTO.on(Map.of("NO_COLOR", ""), true)).isTrue();
        assertThat(Colour.AUTO.on(forced, false)).isTrue();
        assertThat(Colour.AUTO.on(Map.of("CLICOLOR_FORCE", "0"), false)).isFalse();
        assertThat(Colour.AUTO.on(Map.of("TERM", "dumb"), true)).isFalse();
    }

    @Test
    void theNearestWordIsSuggestedButNotAFarOne() {
        Set<String> words = Set.of("build", "check", "fmt", "--report-file");

        assertThat(new UsageException("?", "biuld", words)).hasMessage("?; did you mean build?");
        assertThat(new UsageException("?", "--repo", words)).hasMessage("?; did you mean --report-file?");
        assertThat(new UsageException("?", "frobnicate", words)).hasMessage("?");
        assertThat(new UsageException("?", "x", words)).hasMessage("?");
    }

    @Test
    void everyCommandHasItsPage() {
        Path docs = Path.of("../docs/commands");

        assertThat(Commands.names())
                .allSatisfy(name -> assertThat(docs.resolve(name + ".md")).isRegularFile());
    }

    @ParameterizedTest
    @ValueSource(strings = {"bash", "zsh", "fish"})
    void aCompletionScriptKnowsEveryCommandAndOption(String shell, @TempDir Path folder) {
        String script = Run.in(folder, "completion", shell).out();

        assertThat(script).contains(Commands.names()).contains("report-file", "sarif");
    }

    @Test
    void bashCompletesCommandsOptionsAndValues(@TempDir Path folder) throws IOException, InterruptedException {
        Path script = folder.resolve("gw.bash");
        Files.writeString(
                script,
                Run.in(folder, "completion", "bash").out()
                        + "t() { COMP_WORDS=(\"$@\"); COMP_CWORD=$(($# - 1)); COMPREPLY=(); _gw; echo \"${COMPREPLY[*]}\"; }\n"
                        + "t gw bu; t gw build --ch; t gw build --report sa\n");
        Process bash = new ProcessBuilder("bash", script.toString())
                .redirectErrorStream(true)
                .start();
        String out = new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(bash.waitFor()).isZero();
        assertThat(out).isEqualTo("build\n--check\nsarif\n");
    }

    @Test
    void editorSettingsNameTheSchemasThatLieBesideThem(@TempDir Path folder) {
        assertThat(Run.in(folder, "schema", "--editor", "vscode").code()).isZero();

        assertThat(folder.resolve(".vscode/settings.json"))
                .content()
                .contains("\"./.gw/schemas/fragments/services.json\": [\"config/services/**/*.yml\"")
                .contains("\"./.gw/schemas/overlay.json\": [\"config/env/**/*.yml\"");
        assertThat(folder.resolve(".gw/schemas/fragments/services.json")).isRegularFile();
        Run again = Run.in(folder, "schema", "--editor", "vscode");
        assertThat(again.code()).isZero();
        assertThat(again.out()).isEmpty();
    }
}
