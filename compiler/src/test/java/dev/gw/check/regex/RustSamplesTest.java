package dev.gw.check.regex;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Texts made from a pattern match it, wherever Java reads the pattern as Rust does. */
class RustSamplesTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/tools/(?<id>\\d+)$",
                "/a|/b|/c/(d|e)",
                "^/x?(y{2,3}|z*)+$",
                "/[^/]+/[a-fA-F0-9]{8}-\\w*",
                "/[a-z&&[^a-y]]x(?i:q)",
            })
    void everyTextMatches(String pattern) {
        assertThat(RustSamples.of(pattern, 8))
                .isNotEmpty()
                .allSatisfy(text ->
                        assertThat(Pattern.matches(pattern, text)).as(text).isTrue());
    }

    @Test
    void theTextsTakeEveryAlternativeAndBothEndsOfARepetition() {
        assertThat(RustSamples.of("/(a|b|c)", 6)).contains("/a", "/b", "/c");
        assertThat(RustSamples.of("/v\\d?", 6)).contains("/v", "/v5");
    }

    @Test
    void noTextIsEndless() {
        assertThat(RustSamples.of("(((((a{1000}){1000}){1000}){1000}){1000})", 3))
                .allSatisfy(text -> assertThat(text).hasSizeLessThan(1000));
    }

    @Test
    void whatIsNoPatternHasNoTexts() {
        assertThat(RustSamples.of("/(", 3)).isEqualTo(List.of());
    }
}
