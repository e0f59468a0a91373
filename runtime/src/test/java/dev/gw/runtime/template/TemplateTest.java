package dev.gw.runtime.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TemplateTest {
    private static final Variables LIST = key -> key.equals(1.0) ? "first" : null;
    private static final Variables HEADERS =
            Map.<Object, Object>of("x", "why", "n", "7", "list", LIST, "no", false)::get;
    private static final Variables ALL = Map.<Object, Object>of("headers", HEADERS)::get;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "plain|plain",
                "a$(headers.x)b|awhyb",
                "$(headers['x'])$(headers[\"x\"])|whywhy",
                "<$(headers.none)>|<>",
                "<$(headers.no)>|<>",
                "<$(none)>|<>",
                "$(headers.none or 'y')|y",
                "$(headers.x and headers.n or 'y')|7",
                "$(headers.x .. '-' .. headers.n .. 1)|why-71",
                "$(headers.x:upper())|WHY",
                "$(headers.x:upper():lower():len())|3",
                "$(headers.x:sub(2))/$(headers.x:sub(-1))/$(headers.x:sub(1, 2))/$(('abc'):sub(3,2))|hy/y/wh/",
                "$(('ab'):rep(2))$(('ab'):reverse())|ababba",
                "$(headers.n + 1) $(headers.n * 2 - 1) $(7 / 2) $(-7 % 3) $(#headers.x)|8 13 3.5 2 3",
                "$(headers.x == 'why' and 'same')|same",
                "$(headers.x ~= 'why' and 'other' or 'same')|same",
                "$(not headers.none)|true",
                "$(1 < 2 and 'a' < 'b')|true",
                "$(type(headers.list) == 'table' and headers.list[1] or headers.list)|first",
                "$(type(headers.none))|nil",
                "$((headers.x))|why",
                "$(\"q\\\"\")|q\"",
                "$(headers.x|$(headers.x",
                "100$ $x|100$ $x"
            })
    void aTemplateRenders(String text, String expected) {
        Template template = Template.of(text);

        assertThat(template.beyond()).isNull();
        assertThat(template.render(ALL)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "(function() return 1 end)()",
                "headers.x:gsub('a', 'b')",
                "math.floor(1.5)",
                "string.format('%d', 1)",
                "string.upper(headers.x)",
                "tostring(headers.none)",
                "tonumber(headers.n)",
                "{1}",
                "headers.x, 1",
                "a = 1",
                "1 --[[ ]]"
            })
    void anExpressionBeyondTheEvaluatorIsNamed(String code) {
        Template template = Template.of("a $(" + code + ")");

        assertThat(template.beyond()).isEqualTo(code);
        assertThatThrownBy(() -> template.render(ALL)).hasMessageContaining(code);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "headers.none:upper()|attempt to index a nil value",
                "none.x|attempt to index a nil value",
                "'a' .. headers.none|attempt to concatenate a nil value",
                "headers.x + 1|attempt to perform arithmetic on a string value",
                "1 < 'a'|attempt to compare number with string",
                "('x'):rep(99999999)|resulting string too large"
            })
    void whatFailsInLuaFails(String code, String message) {
        assertThatThrownBy(() -> Template.of("$(" + code + ")").render(ALL)).hasMessageContaining(message);
    }

    @Test
    void nestingIsBounded() {
        String deep = "$(" + "(".repeat(50_000) + "1" + ")".repeat(50_000) + ")";
        String negated = "$(" + "not ".repeat(50_000) + "1)";

        assertThat(Template.of(deep).beyond()).isNotNull();
        assertThat(Template.of(negated).beyond()).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"$()", "a$( )b"})
    void bracketsWithoutAnExpressionFailAsTheyDoInLua(String text) {
        assertThatThrownBy(() -> Template.of(text).render(ALL)).hasMessageContaining("an expression is missing");
    }
}
