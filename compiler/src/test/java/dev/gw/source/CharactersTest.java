package dev.gw.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class CharactersTest {
    @Test
    void tellsWhichCharactersOfAsciiThereAre() {
        Characters found = Characters.of("a:\t~\n");
        for (char c = 0; c < 128; c++) {
            assertThat(found.has(c)).as("U+%04X", (int) c).isEqualTo("a:\t~\n".indexOf(c) >= 0);
        }
        assertThat(found.hasAllOf("~a")).isTrue();
        assertThat(found.hasAllOf("ab")).isFalse();
    }

    @Test
    void allOthersAreOne() {
        assertThat(Characters.of("é").has('\u20AC')).isTrue();
        assertThat(Characters.of("e").has('\u20AC')).isFalse();
    }

    @Test
    void bytesAreReadAsCharactersWhereTheyAreAscii() {
        for (String text : List.of("", "a: 1\r\n", "\u0000", "\u007F", "é", "a\u0085")) {
            Characters ofBytes = Characters.of(text.getBytes(StandardCharsets.UTF_8));
            assertThat(ofBytes.arePlain())
                    .as(text)
                    .isEqualTo(Characters.of(text).arePlain());
            assertThat(ofBytes.has('a')).as(text).isEqualTo(text.contains("a"));
        }
    }

    @Test
    void aTextIsPlainWithoutControlCharactersAndOthers() {
        assertThat(Characters.of("a: 'b'\t# c\r\n").arePlain()).isTrue();
        assertThat(List.of("\u0000", "\u001F", "\u007F", "\u00E9"))
                .noneMatch(text -> Characters.of(text).arePlain());
    }
}
