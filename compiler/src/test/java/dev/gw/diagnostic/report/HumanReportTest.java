package dev.gw.diagnostic.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gw.diagnostic.Code;
import dev.gw.diagnostic.Diagnostic;
import dev.gw.source.SourceFile;
import dev.gw.source.Span;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HumanReportTest {
    private static String show(Diagnostic diagnostic, int width) {
        return new HumanReport(width, false).of(Findings.of(List.of(diagnostic)));
    }

    private static String show(String text, String culprit) {
        SourceFile file = SourceFile.of("a.yml", text);
        return show(Diagnostic.of(Code.GW1304, Gallery.in(file, culprit), "wrong"), 80);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\tport: 99", "日本: 99", "e\u0301te\u0301: 99", "\uD83D\uDE00 smile: 99", "a\u200Db: 99"})
    void theCaretStandsUnderTheValueWhateverStandsBeforeIt(String line) {
        String[] lines = show("x: 1\n" + line + "\n", "99").split("\n");

        int caret = TextWidth.of(lines[4].substring(0, lines[4].indexOf('^')));
        int value = TextWidth.of(lines[3].substring(0, lines[3].indexOf("99")));
        assertThat(caret).isEqualTo(value);
        assertThat(lines[4]).endsWith("^^");
    }

    @Test
    void aLongLineIsCutAroundTheCaret() {
        String text = show("a: " + "x".repeat(300) + " culprit " + "y".repeat(300) + "\n", "culprit");

        assertThat(text.lines())
                .allSatisfy(line -> assertThat(TextWidth.of(line)).isLessThanOrEqualTo(80));
        String[] lines = text.split("\n");
        assertThat(lines[3]).contains("…").contains("culprit");
        assertThat(lines[4].indexOf('^')).isEqualTo(lines[3].indexOf("culprit"));
    }

    @Test
    void aPlaceBehindTheLastCharacterGetsACaretOfItsOwn() {
        SourceFile file = SourceFile.of("a.yml", "host:\n");

        assertThat(show(Diagnostic.of(Code.GW1302, new Span(file, 5, 5), "host is empty"), 80))
                .contains("1 | host:\n  |      ^\n");
    }

    @Test
    void aLongMessageIsWrappedAtTheTerminalsWidth() {
        SourceFile file = SourceFile.of("a.yml", "host: x\n");
        String words = "many words that say what is wrong ".repeat(6).strip();
        Diagnostic diagnostic = Diagnostic.of(Code.GW1302, new Span(file, 6, 7), words)
                .label(new Span(file, 0, 4), words)
                .help(words);

        assertThat(show(diagnostic, 60).lines())
                .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(60));
    }

    @Test
    void charactersThatMoveTheCursorOrTurnTheTextAreShownAsReplacements() {
        String text = show("a: \u001B[31mred\u202Ederever\u0007 99\n", "99");

        assertThat(text).doesNotContain("\u001B").doesNotContain("\u202E").doesNotContain("\u0007");
        assertThat(text).contains("\uFFFD[31mred\uFFFDderever\uFFFD 99");
    }

    @Test
    void twoPlacesInOneFileShareTheExcerpt() {
        SourceFile file = SourceFile.of("a.yml", "port: 1\nhost: h\nname: n\nurl: u\nport: 2\n");
        Diagnostic diagnostic = Diagnostic.of(Code.GW1011, new Span(file, 31, 35), "port stands here twice")
                .label(new Span(file, 0, 4), "first here");

        assertThat(show(diagnostic, 80)).startsWith("""
                error[GW1011]: port stands here twice
                 --> a.yml:5:1
                  |
                1 | port: 1
                  | ---- first here
                ...
                5 | port: 2
                  | ^^^^
                """);
    }

    @Test
    void thousandsOfProblemsAreCountedButNotAllShown() {
        SourceFile file = SourceFile.of("a.yml", "host: x\n");
        Diagnostic diagnostic = Diagnostic.of(Code.GW1302, new Span(file, 6, 7), "wrong");
        String text = new HumanReport(80, false).of(Findings.of(Collections.nCopies(1000, diagnostic)));

        assertThat(text).contains("… and 800 more").contains("1000 errors");
        assertThat(text.lines().filter(line -> line.startsWith("error["))).hasSize(200);
    }

    @Test
    void aFileOfOneHugeLineIsShownWithoutCopyingIt() {
        SourceFile file = SourceFile.of("a.json", "[" + "1,".repeat(5_000_000) + "x]");
        int place = file.text().indexOf('x');

        assertThat(show(Diagnostic.of(Code.GW1020, new Span(file, place, place + 1), "wrong"), 80))
                .contains("1,1,x]");
    }
}
