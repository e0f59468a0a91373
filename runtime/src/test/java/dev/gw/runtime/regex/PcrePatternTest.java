package dev.gw.runtime.regex;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PcrePatternTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            value = {
                "[a[b] [",
                "[]a] ]",
                "[^]a] b",
                "[a&&b] &",
                "[[:alpha:]]+7 xy7",
                "[[:^digit:]] x",
                "[[:word:]] _",
                "a{ a{",
                "a{,2} a{,2}",
                "^a{2}$ aa",
                "\\x{41} A",
                "\\p{Lu} A",
                "(?P<name>a)b ab",
                "(?i)BOT robot",
                "\\Aab?\\z a"
            })
    void expressionsMeanWhatTheyMeanInPcre(String expression, String text) {
        assertThat(PcrePattern.of(expression)).matches(pattern -> pattern.isFoundIn(text));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            value = {"[]a] b", "[a&&b] c", "a{ a", "[[:digit:]] x"})
    void andNothingElse(String expression, String text) {
        assertThat(PcrePattern.of(expression)).matches(pattern -> !pattern.isFoundIn(text));
    }

    @Test
    void anAnchoredExpressionStartsAtTheBeginning() {
        assertThat(PcrePattern.anchored("b|c")).matches(pattern -> pattern.isFoundIn("cab"));
        assertThat(PcrePattern.anchored("b|c")).matches(pattern -> !pattern.isFoundIn("abc"));
    }

    @Test
    void textsAreOctets() {
        assertThat(PcrePattern.of("é$")).matches(pattern -> pattern.isFoundIn("caf\u00c3\u00a9"));
    }

    @Test
    void whatRunsAwayDoesNotMatch() {
        assertThat(PcrePattern.of("(a+)+$")).matches(pattern -> !pattern.isFoundIn("a".repeat(5000) + "b"));
        assertThat(PcrePattern.of("(a|b)*c")).matches(pattern -> !pattern.isFoundIn("ab".repeat(100_000)));
    }

    @Test
    void whatTheJdkCantSayIsNoPattern() {
        assertThat(PcrePattern.of("(?R)")).isNull();
    }
}
