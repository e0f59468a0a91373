package dev.gw.runtime.lua;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** What expressions are, for GET /path/x?a=1&b=two%20words&c&a=3 with the headers of {@link #valuesAreThoseOfKong}. */
class ValuesTest {
    @ParameterizedTest
    @CsvFileSource(resources = "/lua/values.csv", delimiter = '|', quoteCharacter = '`')
    void valuesAreThoseOfKong(String expression, String expected) {
        String[] headers = {"X-One", "1", "X-Two", "a", "X-Two", "b", "Cookie", "other=2; session=s1"};

        assertThat(Snippet.value(expression, headers)).isEqualTo(expected);
    }
}
