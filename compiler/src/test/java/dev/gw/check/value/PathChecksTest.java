package dev.gw.check.value;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PathChecksTest {
    @ParameterizedTest
    @CsvSource({
        "/a/../b, /b",
        "/a/./b, /a/b",
        "/a/.., /",
        "/.., /",
        "/., /",
        "/a/., /a/",
        "//a, /a",
        "/a%41, /aA",
        "/a%2f, /a%2F",
        "/%2e/a, /a",
        "/a|b//c, /a|b/c",
        "/a%25%2e, /a%25.",
        "/../../a, /a",
        "/é/%c3%a9, /é/é",
    })
    void aPathOfARouteIsNormal(String path, String normal) {
        assertThat(PathChecks.routePath(path)).isEqualTo("non-normalized path, consider use '" + normal + "' instead");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/a.b", "/a..b", "/.a", "/...", "/a|b", "/a%2F", "/a%25", "/é", "/a/"})
    void aNormalPathIsFine(String path) {
        assertThat(PathChecks.routePath(path)).isNull();
    }

    @ParameterizedTest
    @CsvSource({"/%, %", "/a%4, %4", "/%zz, %zz", "/%%41, %__", "/%a%41, %a_"})
    void aBrokenTripletIsShown(String path, String shown) {
        assertThat(PathChecks.path(path)).isEqualTo("invalid url-encoded value: '" + shown + "'");
        assertThat(PathChecks.routePath(path)).isEqualTo("invalid url-encoded value: '" + shown + "'");
    }

    @Test
    void aBrokenTripletAmongForeignCharactersIsOnlyAForeignCharacter() {
        assertThat(PathChecks.path("/|%zz")).startsWith("invalid path: '/|%zz'");
        assertThat(PathChecks.routePath("/|%zz")).isNull();
    }
}
