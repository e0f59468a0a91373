package dev.gw.runtime.router;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gw.check.regex.RustRegex;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RouteRegexTest {
    @ParameterizedTest
    @CsvSource(
            delimiterString = " => ",
            value = {
                "^/a$ => /a => true",
                "^/[[:alpha:]]+$ => /abc => true",
                "^/[[:alpha:]]+$ => /ab1 => false",
                "^/[[:^digit:]x]+$ => /ab => true",
                "^/\\p{Greek}+$ => /\u03b1\u03b2 => true",
                "^/\\p{Letter}+$ => /a\u00e9 => true",
                "^/\\P{L}$ => /1 => true",
                "^/[a-z--[x]]+$ => /ax => false",
                "^/[a-z&&[^x]]+$ => /ab => true",
                "\\bfoo\\b{end} => /foo/ => true",
                "\\<foo\\> => /foobar => false",
                "^/\\x{41}\\u0042$ => /AB => true",
                "(?m)^b$ => /b => false",
                "^/(?<n>a)(?P<m>b)$ => /ab => true",
                "^/(?i)ABC$ => /abc => true",
                "^/[]a]$ => /] => true"
            })
    void anExpressionMeansWhatItMeansInRust(String expression, String path, boolean found) {
        assertThat(RustRegex.problem(expression)).isNull();
        assertThat(RouteRegex.of(expression).find(path) != null).isEqualTo(found);
    }
}
