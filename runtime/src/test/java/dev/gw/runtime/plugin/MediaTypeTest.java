package dev.gw.runtime.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MediaTypeTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            application/json | application/json                | true
            application/json | APPLICATION/Json                | true
            application/json | application/json; charset=utf-8 | false
            application/json; charset=utf-8 | application/json; Charset="utf-8" | true
            application/json;charset=utf-8 | application/json ; charset=utf-8 | true
            application/*    | application/json                | true
            */*              | image/png                       | true
            *                | image/png                       | true
            *                | image/png; q=1                  | false
            text/plain       | text/html                       | false
            """)
    void aPatternAdmitsTypesWithTheSameParameters(String pattern, String type, boolean admits) {
        assertThat(parsed(pattern).admits(parsed(type))).isEqualTo(admits);
    }

    private static MediaType parsed(String text) {
        return Objects.requireNonNull(MediaType.parse(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "text",
                "text/",
                "/plain",
                "text/plain;",
                "text/plain; charset",
                "text/plain; a=\"b",
                "text/plain; a=b ",
                "te xt/plain"
            })
    void whatIsNoMediaTypeFitsNothing(String text) {
        assertThat(MediaType.parse(text)).isNull();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            application/json                       | true
            application/json; charset=utf-8        | true
            text/html, application/json            | true
            application/problem+json; charset="x,y" | false
            application/vnd.api+json               | true
            text/json                              | false
            application/jsonp                      | false
            application/json;                      | false
            """)
    void jsonIsFoundAmongTypes(String contentType, boolean isJson) {
        assertThat(MediaType.isJsonIn(contentType)).isEqualTo(isJson);
    }

    @Test
    void aSemicolonInQuotesIsPartOfTheValue() {
        assertThat(parsed("text/plain; a=\"x;y\"; b=z").parameters())
                .containsEntry("a", "x;y")
                .containsEntry("b", "z");
    }
}
