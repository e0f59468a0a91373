package dev.gw.model.route;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LegacyPathTest {
    @ParameterizedTest
    @CsvSource({
        "/, /",
        "/a/b, /a/b",
        "/a//b, /a/b",
        "/a/./b, /a/b",
        "/a/../b, /b",
        "/../a, /a",
        "/a/.., /",
        "/a/b/, /a/b/",
        "/a/b/., /a/b/",
        "/%61, /a",
        "/%7e, /~",
        "/%2f%3a, /%2F%3A",
        "/%c3%a4, /\u00e4",
        "/%e, /%e",
        "/a.b-c_d~e, /a.b-c_d~e",
        "~/a, ~/a",
    })
    void aPlainPathIsNormalised(String path, String upgraded) {
        assertThat(LegacyPath.upgraded(path)).isEqualTo(upgraded);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "/a/(.*), ~/a/(.*)",
                "/users/\\d+$, ~/users/\\d+$",
                "/a b, ~/a b",
                "/a:b, ~/a:b",
                "/x%2Ey(z), ~/x\\.y(z)",
                "/x%7by(z), ~/x\\{y(z)",
                "/x%61y(z), ~/xay(z)",
                "/x%2fy(z), ~/x%2Fy(z)",
                "/\u00e4, ~/\u00e4",
                "/%c3%a4(z), ~/\u00e4(z)",
            })
    void anyOtherPathBecomesARegularExpression(String path, String upgraded) {
        assertThat(LegacyPath.upgraded(path)).isEqualTo(upgraded);
    }

    @Test
    void bytesThatAreNoTextStayAsTheyAre() {
        assertThat(LegacyPath.upgraded("/%ff%fe")).isEqualTo("/%ff%fe");
    }
}
