package dev.gw.runtime.plugin.requesttransformer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gw.runtime.lua.LuaSettings;
import dev.gw.runtime.plugin.PluginFixture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Expressions that are more than names, fields and operators: they run in Lua. */
class LuaTemplatesTest {
    private static String header(String template) {
        PluginFixture fixture = PluginFixture.of(
                new RequestTransformerType(LuaSettings.USUAL),
                "plugins:\n- name: request-transformer\n  config:\n    add:\n      headers:\n      - 'X-Made:"
                        + template + "'\n");
        return String.valueOf(
                fixture.get("/x?n=3&u=a", "X-In", "value").upstream().headers().get("X-Made"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            $((function() local n = 1 return n + 1 end)()) | 2
            $((function() for i = 1, 3 do if i == query_params.n + 0 then return headers["x-in"] .. i end end end)()) | value3
            $((function() return query_params.none end)() or "none") | none
            $(({ a = "first" })[query_params.u]) | first
            $((function() return type(headers) end)()) | table
            a$((function() return query_params.u end)())b | aab
            """)
    void anExpressionRunsInLua(String template, String expected) {
        assertThat(header(template)).isEqualTo(expected);
    }

    @Test
    void anExpressionSeesNoMoreThanTheSandboxOfTemplates() {
        assertThatThrownBy(() -> header("$((function() return string.upper(\"a\") end)())"))
                .hasMessageContaining("attempt to index global 'string' (a nil value)");
    }
}
