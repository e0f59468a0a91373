package dev.gw.check.schema;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gw.document.Scalar;
import dev.gw.source.Span;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LuaTextTest {
    @ParameterizedTest
    @CsvSource({
        "3.0, 3",
        "-0.5, -0.5",
        "0.1, 0.1",
        "100000000000000, 1e+14",
        "99999999999999, 99999999999999",
        "0.00001, 1e-05",
        "1.5e300, 1.5e+300",
        "0.30000000000000004, 0.3"
    })
    void numbersHaveFourteenDigitsAtMost(double number, String printed) {
        assertThat(LuaText.number(number)).isEqualTo(printed);
    }

    @Test
    void anAbsentValueIsNilAndANullIsNot() {
        assertThat(LuaText.of(null)).isEqualTo("nil");
        assertThat(LuaText.of(Scalar.nil(Span.nowhere()))).isEqualTo("userdata: NULL");
    }

    @Test
    void aSecretIsNotPrinted() {
        assertThat(LuaText.of(Scalar.string("s3cret").sensitive())).doesNotContain("s3cret");
    }
}
