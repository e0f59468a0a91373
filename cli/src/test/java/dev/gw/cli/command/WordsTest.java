package dev.gw.cli.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class WordsTest {
    private static Words read(String... words) {
        CommandSpec spec = Options.command("some", "Does something.");
        spec.addOption(Options.value("FILE", "Where to", "-o", "--output"));
        spec.addOption(Options.values("NAME=VALUE", "Set a value", "--set"));
        spec.addPositional(Options.arguments("PATH", "What", "0..*"));
        return Words.read(spec, List.of(words));
    }

    @Test
    void aValueStandsBehindItsOptionOrIsJoinedToIt() {
        assertThat(read("-o", "x").value("--output")).isEqualTo("x");
        assertThat(read("--output", "x").value("-o")).isEqualTo("x");
        assertThat(read("--output=x=y").value("-o")).isEqualTo("x=y");
        assertThat(read("-o=x").value("-o")).isEqualTo("x");
        assertThat(read("-ox").value("-o")).isEqualTo("x");
        assertThat(read("-o", "-").value("-o")).isEqualTo("-");
        assertThat(read("--output=").value("-o")).isEmpty();
        assertThat(read("-o", "-5").value("-o")).isEqualTo("-5");
    }

    @Test
    void optionsThatMayBeRepeatedKeepTheirOrder() {
        assertThat(read("--set", "b=1", "x", "--set=a=2").values("--set")).containsExactly("b=1", "a=2");
    }

    @Test
    void argumentsMayLookLikeOptionsBehindTwoDashes() {
        Words words = read("a", "-", "--", "-o", "--quiet");
        assertThat(words.arguments()).containsExactly("a", "-", "-o", "--quiet");
        assertThat(words.has("-o")).isFalse();
    }

    @Test
    void everyMistakeIsSaid() {
        assertWrong("unknown option --outptu; did you mean --output?", "--outptu=x");
        assertWrong("--output needs a value: FILE", "--output");
        assertWrong("--output needs a value: FILE", "-o", "--quiet");
        assertWrong("--output is given twice", "-o", "a", "--output", "b");
        assertWrong("--quiet takes no value", "--quiet=false");
        assertWrong("unknown option -qx", "-qx");
    }

    @Test
    void oneArgumentTooManyIsSaid() {
        for (String arity : List.of("1", "0..1")) {
            CommandSpec spec = Options.command("some", "Does something.");
            spec.addPositional(Options.arguments("URL", "Where", arity));

            assertThat(Words.read(spec, List.of("a")).arguments()).containsExactly("a");
            assertThatThrownBy(() -> Words.read(spec, List.of("a", "b"))).hasMessage("unexpected argument b");
        }
    }

    @Test
    void anOptionMayBeMeantByWhatItChooses() {
        CommandSpec spec = Options.command("some", "Does something.");
        Options.reporting(spec);

        assertThatThrownBy(() -> Words.read(spec, List.of("--format", "json")))
                .hasMessage("unknown option --format; did you mean --report?");
    }

    private static void assertWrong(String message, String... words) {
        assertThatThrownBy(() -> read(words)).isInstanceOf(UsageException.class).hasMessage(message);
    }

    @Test
    void anArgumentThatMustBeThereIsAskedForButNotWithHelp() {
        CommandSpec spec = Options.command("some", "Does something.");
        spec.addPositional(Options.arguments("SHELL", "Which", "1"));
        assertThatThrownBy(() -> Words.read(spec, List.of())).hasMessage("SHELL is missing");
        CommandSpec two = Options.command("two", "Does something.");
        two.addPositional(Options.arguments("URL [FILE]", "Which", "1..2"));
        assertThatThrownBy(() -> Words.read(two, List.of())).hasMessage("URL is missing");
        assertThat(Words.read(spec, List.of("--help")).has("-h")).isTrue();
    }
}
