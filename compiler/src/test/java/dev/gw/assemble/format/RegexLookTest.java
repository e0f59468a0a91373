package dev.gw.assemble.format;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RegexLookTest {
    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "/users/\\d+, true",
                "/a/(.*), true",
                "/a/(?<id>x), true",
                "/a/[0-9], true",
                "/a$, true",
                "/a|b, true",
                "/^a, true",
                "/(a|b)+, true",
                "~/a/\\d+, false",
                "/a.b/c+d, false",
                "/@me, false",
                "/odata(1), false",
                "/a:b*, false",
                "/$metadata, false",
                "/a/b, false",
            })
    void aPathWithoutTildeLooksLikeARegularExpressionOrNot(String path, boolean looks) {
        assertThat(RegexLook.of(path)).isEqualTo(looks);
    }
}
