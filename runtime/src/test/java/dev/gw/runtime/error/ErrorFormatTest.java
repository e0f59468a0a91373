package dev.gw.runtime.error;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ErrorFormatTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "text/html|HTML",
                "text/html, application/xhtml+xml;q=0.9|HTML",
                "application/json;q=0.1, text/plain;q=0.2|PLAIN",
                "text/html;q=0, text/plain;q=0.001|PLAIN",
                "text/*|PLAIN",
                "*/*|JSON",
                "application/*;q=0.5, application/xml;q=0.8|XML",
                "image/png, text/html;q=0.9|JSON",
                "image/png;q=0.5, text/html;q=0.9|HTML",
                "text/html;level=1;q=0.4, application/xml;q=0.5|XML",
                "text/html;Q=0.4, application/xml;q=0.5|XML",
                "application/grpc|NOTHING"
            })
    void theBestMediaTypeCounts(String accept, ErrorFormat format) {
        assertThat(ErrorFormat.accepted(accept)).isEqualTo(format);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "*, text/html|HTML",
                "text, text/plain|PLAIN",
                "a/b, text/plain|PLAIN",
                "text/html what follows|HTML",
                "text/html;q=7, text/plain|HTML",
                "TEXT/HTML|JSON",
                "''|JSON"
            })
    void whatIsNoMediaTypeDoesNotCountAndCaseMatters(String accept, ErrorFormat format) {
        assertThat(ErrorFormat.accepted(accept)).isEqualTo(format);
    }
}
