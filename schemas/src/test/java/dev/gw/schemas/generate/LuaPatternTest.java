package dev.gw.schemas.generate;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LuaPatternTest {
    @ParameterizedTest
    @CsvSource({
        "^%u+$, ^[A-Z]+$",
        "^[a-z][a-z%d-]-[a-z%d]+$, ^[a-z][a-z0-9-]*?[a-z0-9]+$",
        "^[0-9]+-[0-9]+$, ^[0-9]+\\-[0-9]+$",
        "^%*%., ^\\*\\.",
        "%.%*$, \\.\\*$",
        "^[^*]*%*?[^*]*$, ^[^*]*\\*?[^*]*$",
        "a|b, a\\|b",
    })
    void aPatternBecomesTheSameRegularExpression(String lua, String regex) {
        assertThat(LuaPattern.toRegex(lua)).contains(regex);
    }

    @ParameterizedTest
    @ValueSource(strings = {"%bxy", "%f[%w]", "(a)%1", "a%"})
    void whatNoRegularExpressionCanSayIsLeftOut(String lua) {
        assertThat(LuaPattern.toRegex(lua)).isEmpty();
    }
}
