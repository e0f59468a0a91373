package dev.gw.source;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SourceFileTest {
    @Test
    void countsLinesAndColumnsFromOneInCodePoints() {
        SourceFile file = SourceFile.of("a.yml", "a\r\n\uD83D\uDE00b\rc\n");

        assertThat(file.position(0)).hasToString("1:1");
        assertThat(file.position(3)).hasToString("2:1");
        assertThat(file.position(5)).hasToString("2:2");
        assertThat(file.position(7)).hasToString("3:1");
        assertThat(file.position(99)).hasToString("4:1");
        assertThat(file.line(2)).isEqualTo("\uD83D\uDE00b");
        assertThat(file.lineCount()).isEqualTo(4);
    }

    @Test
    void aSpanPrintsAsALinkToItsPlace() {
        SourceFile file = SourceFile.of("config/a.yml", "port: 99999\n");

        assertThat(new Span(file, 6, 11)).hasToString("config/a.yml:1:7");
        assertThat(new Span(file, 6, 11).text()).isEqualTo("99999");
    }
}
