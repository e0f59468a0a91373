package dev.gw.runtime.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CjsonTest {
    private static String rewritten(String json) {
        return Cjson.encode(Cjson.decode(json));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{ \"a\" : [ 1 , true , null ] }|{\"a\":[1,true,null]}",
                "{}|{}",
                "[]|[]",
                "\"a/b\"|\"a/b\"",
                "\"\\u0001\\u007f\\n\\t\\\\\\\"\"|\"\\u0001\\u007f\\n\\t\\\\\\\"\"",
                "{\"a\":1,\"a\":2}|{\"a\":2}"
            })
    void textsComeBackAsCjsonWritesThem(String json, String expected) {
        assertThat(rewritten(json)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "1, 1",
        "1.0, 1",
        "-0.5, -0.5",
        "0.1, 0.1",
        "100000000000000, 1e+14",
        "99999999999999, 99999999999999",
        "12345678901234567890, 1.2345678901235e+19",
        "0.0001, 0.0001",
        "0.00001, 1e-05",
        "3.141592653589793, 3.1415926535898",
        "1e300, 1e+300",
        "-2.5E-7, -2.5e-07"
    })
    void numbersHaveFourteenDigits(String json, String expected) {
        assertThat(rewritten(json)).isEqualTo(expected);
    }

    @Test
    void escapedCharactersBecomeTheOctetsOfTheirUtf8() {
        assertThat(Cjson.decode("\"\\u00e9\\ud83d\\ude00\"")).isEqualTo("\u00c3\u00a9\u00f0\u009f\u0098\u0080");
        assertThat(rewritten("\"\u00ff\"")).isEqualTo("\"\u00ff\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[1,]",
                "{\"a\"}",
                "{a:1}",
                "[1 2]",
                "tru",
                "\"a",
                "\"\\x\"",
                "\"\\ud800\"",
                "1 1",
                ".5",
                "--1"
            })
    void whatIsNotJsonHasNoValue(String text) {
        assertThat(Cjson.decode(text)).isNull();
    }

    @Test
    void nestingIsBounded() {
        assertThat(Cjson.decode("[".repeat(1000) + "]".repeat(1000))).isNotNull();
        assertThat(Cjson.decode("[".repeat(100_000) + "]".repeat(100_000))).isNull();
    }

    @Test
    void anInfiniteNumberCantBeWritten() {
        assertThatThrownBy(() -> rewritten("[1e999]")).hasMessageContaining("must not be NaN or Infinity");
    }

    @Test
    void appendingFollowsLuaTables() {
        LuaFields fields = LuaFields.of(Cjson.decode("{\"text\":\"a\",\"list\":[1],\"number\":7,\"map\":{\"k\":1}}"));
        for (String name : List.of("text", "list", "number", "map", "none")) {
            fields.append(name, "x");
        }

        assertThat(fields.body())
                .isEqualTo(Map.of(
                        "text", List.of("a", "x"),
                        "list", List.of(1.0, "x"),
                        "number", List.of("x"),
                        "map", Map.of("1", "x", "k", 1.0),
                        "none", List.of("x")));
    }
}
