package dev.gw.check.schema;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LuaPatternTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            value = {
                "^/ /a true",
                "^/ a/ false",
                "// /a//b true",
                "^%u+$ GET true",
                "^%u+$ GEt false",
                "^[^*]*%*?[^*]*$ *.a true",
                "^[^*]*%*?[^*]*$ *.a.* false",
                "%.%*$ a.* true",
                "^[a-z][a-z%d-]-[a-z%d]+$ my-vault true",
                "^[a-z][a-z%d-]-[a-z%d]+$ -vault false",
                "%w*%p*@+%w*%.?%w* a@b.c true",
                "%w*%p*@+%w*%.?%w* abc false",
                "^%d+%-?.*$ 3-x true",
                "%b() f(a(b)c) true",
                "^%b()$ (a(b) false",
                "%f[%w]%w+ .word true",
                "^(a+)(b-)$ aab true",
                "^[%a_-][%a%d_-]*$ MY_1 true",
                "^[]]$ ] true",
                "^%S$ a true",
                "^.$ é false",
                "^..$ é true"
            })
    void aTextMatchesAsInLua(String pattern, String text, boolean matches) {
        assertThat(new LuaPattern(pattern).matches(text)).isEqualTo(matches);
    }
}
