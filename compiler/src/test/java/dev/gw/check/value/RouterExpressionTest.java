package dev.gw.check.value;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RouterExpressionTest {
    @Test
    void anIpv6RangeHasNoBitsBehindItsPrefix() {
        var ranges = Recorded.in("recorded-routes.jsonl").stream()
                .filter(row -> String.valueOf(row.problem()).contains("host part"))
                .toList();

        assertThat(ranges).isNotEmpty().allSatisfy(row -> assertThat(row.said()).isEqualTo(row.problem()));
    }

    @Test
    void aFaultIsShownAtItsPlaceInTheWholeExpression() {
        var unclosed = Recorded.in("recorded-routes.jsonl").stream()
                .filter(row -> String.valueOf(row.problem()).contains("unclosed"))
                .toList();

        assertThat(unclosed)
                .hasSizeGreaterThan(2)
                .allSatisfy(row -> assertThat(row.said())
                        .startsWith(Objects.requireNonNull(row.problem())
                                .split("error: ", 2)[0]
                                .split("error:\n", 2)[0]));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"paths\":[\"/a[\"]}",
                "{\"paths\":[\"~/a\"],\"hosts\":[\"*.a:80\"],\"snis\":[\"a.*\"],\"methods\":[\"GET\"],\"priority\":0}",
                "{\"headers\":{\"x\":[\"(a\"]}}",
                "{\"protocols\":[\"tcp\"],\"paths\":[\"~/[\"],\"destinations\":[{\"port\":80}]}",
                "{\"protocols\":[\"tcp\"],\"sources\":[{\"ip\":\"10.1.2.3/8\"},{\"ip\":\"2001:db8::/32\",\"port\":1}]}",
            })
    void routesThatTheRouterTakes(String json) {
        assertThat(said(json)).isNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"expression\":\"a\",\"paths\":[\"/a\"]} | cannot set 'expression' with 'methods', 'hosts', 'paths', 'headers', 'snis', 'sources' or 'destinations' simultaneously",
                "{\"expression\":\"a\",\"regex_priority\":1} | cannot set 'regex_priority' with 'expression' simultaneously",
                "{\"paths\":[\"/a\"],\"priority\":1} | cannot set 'priority' with 'methods', 'hosts', 'paths', 'headers', 'snis', 'sources' or 'destinations' simultaneously",
            })
    void anExpressionStandsAlone(String json, String problem) {
        assertThat(said(json)).isEqualTo("Router Expression failed validation: " + problem);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/a", "~/(?=a)"})
    void aZeroCharacterEndsTheExpression(String path) {
        String left = path.startsWith("~") ? "(http.path ~ r#\"^" + path.substring(1) : "(http.path ^= r#\"" + path;

        assertThat(said("{\"paths\":[\"" + path + "\\u0000b\"]}"))
                .contains("1 | " + left + "\n")
                .contains("  | " + " ".repeat(left.length()) + "^---\n")
                .endsWith("= expected rawstr_char");
    }

    @Test
    void anAddressThatMixesBothVersionsCantBeRead() {
        assertThat(said("{\"protocols\":[\"udp\"],\"destinations\":[{\"ip\":\"::10.0.0.0\",\"port\":80}]}"))
                .isEqualTo("""
                        Router Expression failed validation:  --> 1:21
                          |
                        1 | ((net.dst.ip == ::10.0.0.0 && net.dst.port == 80))
                          |                     ^---
                          |
                          = expected and_op or or_op""");
    }

    @Test
    void anAddressInBracketsCantBeReadEither() {
        assertThat(said("{\"protocols\":[\"udp\"],\"sources\":[{\"ip\":\"[::1]/128\"}]}"))
                .contains(" --> 1:16\n")
                .endsWith("= expected rhs");
    }

    private static @Nullable String said(String json) {
        var check = Objects.requireNonNull(ValueChecks.named("router-expression"));
        return check.problem(Objects.requireNonNull(JsonText.parse(json)));
    }
}
