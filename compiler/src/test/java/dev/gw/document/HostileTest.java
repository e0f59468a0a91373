package dev.gw.document;

import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.gw.diagnostic.Code;
import dev.gw.diagnostic.Diagnostic;
import dev.gw.diagnostic.Diagnostics;
import dev.gw.document.DocumentReader.Dialect;
import dev.gw.source.SourceFile;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Nothing crashes, nothing hangs, and every error has a place in the file. */
class HostileTest {
    private static final List<String> NAMES = List.of("a.yml", "a.json", "body");

    @Test
    void nestingIsBoundedInEveryNotation() {
        for (String level : List.of("[", "{a: ", "{\"a\":", "- ", "? ", "[[", "{? ")) {
            String text = level.repeat(100_000);
            for (String name : NAMES) {
                assertBounded(name, text);
            }
        }
        assertThat(Read.yaml("[".repeat(2_000)).found())
                .extracting(Diagnostic::code)
                .containsExactly(Code.GW1003);
        assertThat(Read.json("[".repeat(2_000)).found())
                .extracting(Diagnostic::code)
                .containsExactly(Code.GW1003);
        assertThat(Read.yaml("[".repeat(390) + "]".repeat(390)).found()).isEmpty();
    }

    @Test
    void nestingByIndentationIsBounded() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 2_000; i++) {
            text.append(" ".repeat(i)).append("a:\n");
        }
        assertThat(Read.yaml(text.toString()).found())
                .extracting(Diagnostic::code)
                .containsExactly(Code.GW1003);
    }

    @Test
    void aliasBombsAreRefusedByCount() {
        StringBuilder bomb = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
        for (int i = 1; i < 60; i++) {
            String ten = ("*a" + (i - 1) + ", ").repeat(10);
            bomb.append("a" + i + ": &a" + i + " [" + ten + "]\n");
        }
        assertThat(Read.yaml(bomb.toString()).found())
                .extracting(Diagnostic::code)
                .containsExactly(Code.GW1003);
        assertThat(Read.kong(bomb.toString()).found()).hasSize(1);
    }

    @Test
    void mergeBombsAreRefusedByCount() {
        StringBuilder bomb = new StringBuilder("a: &a {");
        for (int i = 0; i < 5_000; i++) {
            bomb.append("k" + i + ": 1, ");
        }
        bomb.append("}\nlist:\n").append("- <<: *a\n".repeat(5_000));
        assertThat(Read.yaml(bomb.toString()).found())
                .extracting(Diagnostic::code)
                .containsExactly(Code.GW1003);
    }

    @Test
    void chainsOfAliasesMayNotNestDeeperThanTheBound() {
        StringBuilder chain = new StringBuilder("- &a0 [x]\n");
        for (int i = 1; i < 3_000; i++) {
            chain.append("- &a" + i + " [*a" + (i - 1) + "]\n");
        }
        assertThat(Read.yaml(chain.toString()).found())
                .extracting(Diagnostic::code)
                .containsExactly(Code.GW1003);
    }

    @Test
    void longTextsOfOneKindTakeLinearTime() {
        int many = 100_000;
        for (String bit : List.of(
                "a", "'", "\"", "\\", ":", "-", "#", "\n", "&a ", "*a ", "a: ", "a:\n", "- a\n", "? ", ", ", "]", "!",
                "|\n", "1", "0x1", "1:", "\t", "  ", "%", "'a' ", "{}")) {
            String text = bit.repeat(many / bit.length());
            for (String name : NAMES) {
                assertBounded(name, text);
                assertBounded(name, "a: " + text);
                assertBounded(name, "[" + text);
                assertBounded(name, "{\"a\":" + text);
            }
        }
    }

    @Test
    void randomBytesAreReadOrRefused() {
        Random random = new Random(11);
        for (int i = 0; i < 20_000; i++) {
            byte[] bytes = new byte[random.nextInt(60)];
            random.nextBytes(bytes);
            Diagnostics out = new Diagnostics();
            Optional<SourceFile> file = SourceReader.text(bytes, "a.yml", out);
            if (file.isEmpty()) {
                assertPlaced(out.sorted());
            } else {
                NAMES.forEach(name -> assertBounded(name, file.get().text()));
            }
        }
    }

    @Test
    void randomPunctuationIsReadOrRefused() {
        Random random = new Random(12);
        String bits = "ab:-?[]{},#&*!|>'\"%@`~\\ \n\t<=01.\r\u0085é\uD83D";
        for (int i = 0; i < 20_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int length = random.nextInt(30); length > 0; length--) {
                text.append(bits.charAt(random.nextInt(bits.length())));
            }
            NAMES.forEach(name -> assertBounded(name, text.toString()));
        }
    }

    private static void assertBounded(String name, String text) {
        if (text.length() < 1_000) {
            assertRead(name, text);
        } else {
            String shown = name + ": " + text.substring(0, 12);
            assertTimeoutPreemptively(ofSeconds(20), () -> assertRead(name, text), shown);
        }
    }

    private static void assertRead(String name, String text) {
        for (Dialect dialect : Dialect.values()) {
            Read read = Read.of(name, text, dialect);
            assertPlaced(read.found());
            boolean silent = read.node().isEmpty() && read.found().isEmpty();
            assertThat(silent && !isBlank(text))
                    .as("%s %s said nothing about: %s", name, dialect, text)
                    .isFalse();
        }
    }

    /** Whether a text may hold no value: comments, markers, white space, an anchor or tag of nothing. */
    private static boolean isBlank(String text) {
        StringBuilder kept = new StringBuilder();
        text.lines()
                .map(line -> line.indexOf('#') < 0 ? line : line.substring(0, line.indexOf('#')))
                .forEach(kept::append);
        String rest = kept.toString();
        return rest.chars().allMatch(c -> " \t\n\r-.\u0085".indexOf(c) >= 0)
                || rest.chars().anyMatch(c -> "%&!".indexOf(c) >= 0)
                || rest.contains("---");
    }

    private static void assertPlaced(List<Diagnostic> found) {
        for (Diagnostic diagnostic : found) {
            SourceFile file = diagnostic.at().file();
            assertThat(diagnostic.at().isNowhere()).isFalse();
            assertThat(diagnostic.at().start()).isBetween(0, file.text().length());
            assertThat(diagnostic.at().end())
                    .isBetween(diagnostic.at().start(), file.text().length());
            assertThat(diagnostic.message()).isNotBlank();
        }
    }
}
