package dev.gw.runtime.plugin.auth;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OctetsTest {
    @ParameterizedTest
    @CsvSource({"YQ==,a", "YQ,a", "YQ=whatever!,a", "YR,a", "YWI,ab", "YWJj,abc", "'',''"})
    void base64MayLackItsPadding(String text, String decoded) {
        assertThat(Octets.base64(text)).isEqualTo(decoded.getBytes(StandardCharsets.US_ASCII));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Y", "YWJjY", "YW Jj", "YWJj\n", "YW-_", "é"})
    void whatIsNoBase64IsNone(String text) {
        assertThat(Octets.base64(text)).isNull();
    }

    @Test
    void urlsHaveAnAlphabetOfTheirOwn() {
        assertThat(Octets.base64Url("-_-_")).isEqualTo(Octets.base64("+/+/"));
        assertThat(Octets.base64Url("+/+/")).isNull();
    }

    @ParameterizedTest
    @CsvSource(
            value = {
                "Bearer x|x",
                "bearer   x|x",
                "Basic a, Bearer x|x",
                "xBearer x y|x y",
                "Bearer Bearer x|Bearer x",
            },
            delimiter = '|')
    void aSchemeMayStandAnywhere(String header, String found) {
        assertThat(Scheme.after("bearer", header, 1)).isEqualTo(found);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Bearer", "Bearer ", "BEARER x", "earer x", "Bearerx", "Basic x"})
    void aSchemeWithNothingBehindItIsNone(String header) {
        assertThat(Scheme.after("bearer", header, 1)).isNull();
    }
}
