package dev.gw.drill.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Texts, rates and expressions as k6 takes them. */
class PiecesTest {
    @Test
    void textsAreWrittenSoThatNothingEndsThem() {
        assertThat(Js.text("it's\\ a\n\u2028 \u0001 é")).isEqualTo("'it\\'s\\\\ a\\n\\u2028 \\u0001 é'");
        assertThat(new Js.Joined().letters("`${a}` $b \\").value("x").expression())
                .isEqualTo("`\\`\\${a}\\` $b \\\\${x}`");
        assertThat(new Js.Joined().letters("plain `${a}`").expression()).isEqualTo("'plain `${a}`'");
    }

    @ParameterizedTest
    @CsvSource({
        "id, row.id",
        "_a$1, row._a$1",
        "order id, row['order id']",
        "1a, row['1a']",
        "'', row['']",
        "__proto__, row['__proto__']"
    })
    void propertiesAreReachedByAnyName(String name, String expected) {
        assertThat(Js.member("row", name)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "200, 1s, 200",
        "0.5, 1m, 30",
        "1.5, 1m, 90",
        "0.00027777777777777778, 1h, 1",
        "0.3333333333333333, 1m, 20"
    })
    void ratesAreWholeNumbersOfAUnit(double rate, String unit, long number) {
        assertThat(Amounts.unit(List.of(rate))).isEqualTo(unit);
        assertThat(Amounts.in(unit, rate)).isEqualTo(number);
    }

    @ParameterizedTest
    @CsvSource({
        "^a+b?$, ^a+b?$, ''",
        "(?i)ok|fine, ok|fine, i",
        "(?:a)(?<n>b)(?=c)(?!d)(?<!e), (?:a)(?<n>b)(?=c)(?!d)(?<!e), ''",
        "\\\\A, \\\\A, ''"
    })
    void expressionsThatMeanTheSameAreTaken(String expression, String source, String flags) {
        assertThat(Pattern.of(expression)).isEqualTo(new Pattern(source, flags));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"\\Aa", "a\\z", "a++", "(?>a)", "[a&&b]", "a(?i)b", "\\p{Alpha}", "\\Qa\\E", "(?x) a b", "[a[b]"
            })
    void expressionsThatMayMeanSomethingElseAreNot(String expression) {
        assertThat(Pattern.of(expression)).isNull();
    }

    @Test
    void namesThatBecomeAlikeStayDifferent() {
        Names names = new Names();

        assertThat(names.scenario("a b")).isEqualTo("a_b");
        assertThat(names.scenario("a/b")).isEqualTo("a_b_2");
        assertThat(names.scenario("a b")).isEqualTo("a_b");
        assertThat(names.scenario("ä")).isEqualTo("_");
        assertThat(Names.tag(" a,b{c} ")).isEqualTo("a_b_c_");
        assertThat(Names.check("a::b")).isEqualTo("a: :b");
    }
}
