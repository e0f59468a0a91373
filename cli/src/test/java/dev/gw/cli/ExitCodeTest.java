package dev.gw.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gw.diagnostic.report.ReportFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExitCodeTest {
    @TempDir
    Path folder;

    @BeforeEach
    void aProject() {
        assertThat(Run.in(folder, "init").code()).isZero();
    }

    private void spoil() throws IOException {
        Files.writeString(folder.resolve("config/services/wrong.yml"), "- name: wrong\n  host: h\n  port: 99999\n");
    }

    @ParameterizedTest
    @EnumSource
    void zeroWhereAllIsWellWhateverTheFormat(ReportFormat format) {
        assertThat(Run.in(folder, "build", "--report", format.label()).code()).isZero();
        assertThat(Run.in(folder, "check", "--report", format.label()).code()).isZero();
        assertThat(Run.in(folder, "build", "--check", "--report", format.label())
                        .code())
                .isZero();
    }

    @ParameterizedTest
    @EnumSource
    void oneWhereTheInputIsWrongWhateverTheFormat(ReportFormat format) throws IOException {
        spoil();

        assertThat(Run.in(folder, "build", "--report", format.label()).code()).isEqualTo(1);
        assertThat(Run.in(folder, "check", "--report", format.label()).code()).isEqualTo(1);
        assertThat(Run.in(folder, "build", "--check", "--report", format.label())
                        .code())
                .isEqualTo(1);
        assertThat(folder.resolve("kong.yml")).doesNotExist();
    }

    @ParameterizedTest
    @EnumSource
    void twoWhereTheOutputIsNotUpToDateWhateverTheFormat(ReportFormat format) {
        Run run = Run.in(folder, "build", "--check", "--report", format.label());

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("kong.yml is not up to date");
        assertThat(folder.resolve("kong.yml")).doesNotExist();
    }

    @Test
    void twoWhereAFileIsNotInStyleAndNoneIsChanged() throws IOException {
        Path file = folder.resolve("config/services/loose.yml");
        Files.writeString(file, "-   host:   h\n    name: loose\n");

        Run run = Run.in(folder, "fmt", "--check");
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("would change config/services/loose.yml");
        assertThat(file).hasContent("-   host:   h\n    name: loose\n");

        assertThat(Run.in(folder, "fmt").code()).isZero();
        assertThat(Run.in(folder, "fmt", "--check").code()).isZero();
    }

    @Test
    void oneWithoutAProject(@TempDir Path empty) {
        Run run = Run.in(empty, "build");

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err()).contains("GW1101");
    }

    @Test
    void oneWhereTheOutputCantBeWritten() throws IOException {
        Files.writeString(folder.resolve("file"), "");

        Run run = Run.in(folder, "build", "-o", "file/kong.yml");
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err()).startsWith("gw: can't write ").contains("kong.yml");
    }

    @ParameterizedTest
    @CsvSource({
        "buidl, did you mean build?",
        "build --chekc, did you mean --check?",
        "build --env, --env needs a value",
        "build --format xml, 'takes one of yaml, json'",
        "serve --sockets kqueue, 'takes one of io_uring, epoll, nio'",
        "build --report sarfi, did you mean sarif?",
        "build --color sometimes, auto",
        "build stray, unexpected argument stray",
        "build --set x, --set takes NAME=VALUE",
        "build -o - --map, --map needs a file",
        "build --env a --env b, is given twice",
        "-C nowhere build, names no folder",
        "completion csh, 'bash, zsh, fish'",
        "help GW9999, there is no command or code",
        "schema konk, did you mean kong?",
        "build --check=5, --check",
    })
    void sixtyFourWhereTheCommandLineIsWrong(String line, String says) {
        Run run = Run.in(folder, line.split(" "));

        assertThat(run.code()).isEqualTo(64);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).startsWith("gw: ").contains(says);
    }

    @Test
    void sixtyFourAndTheOverviewWithoutACommand() {
        Run run = Run.in(folder);

        assertThat(run.code()).isEqualTo(64);
        assertThat(run.err()).contains("build").contains("completion");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--version",
                "--help",
                "help",
                "help build",
                "build --help",
                "help GW1301",
                "help 1301",
                "schema",
                "schema kong",
                "completion bash",
                "completion zsh",
                "completion fish"
            })
    void zeroWhereSomethingIsAskedForAndItGoesToStandardOutput(String line) {
        Run run = Run.in(folder, line.split(" "));

        assertThat(run.code()).isZero();
        assertThat(run.out()).isNotBlank();
        assertThat(run.err()).isEmpty();
    }
}
