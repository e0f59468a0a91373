package dev.gw.check.value;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gw.document.Scalar;
import org.junit.jupiter.api.Test;

class NameChecksTest {
    @Test
    void lettersOfEveryScriptMayStandInNamesAndTags() {
        assertThat(NameChecks.name("größe-1.x_~")).isNull();
        assertThat(NameChecks.tag("größe 1")).isNull();
        assertThat(NameChecks.name("a b")).startsWith("invalid value 'a b'");
        assertThat(NameChecks.tag("a,b")).startsWith("invalid tag 'a,b'");
        assertThat(NameChecks.tag("\u007f")).startsWith("invalid tag");
    }

    @Test
    void halfASurrogatePairIsNoUtf8() {
        assertThat(NameChecks.name("é\ud800")).isEqualTo("invalid utf-8 character sequence detected at position 3");
        assertThat(NameChecks.tag("\ud83d\ude00\ude00"))
                .isEqualTo("invalid utf-8 character sequence detected at position 5");
    }

    @Test
    void aHeaderNameMayEndInOneLineFeed() {
        assertThat(NameChecks.headerName("X-A\n")).isNull();
        assertThat(NameChecks.headerName("X-A\n\n")).startsWith("bad header name");
        assertThat(NameChecks.headerName("\n")).startsWith("bad header name");
    }

    @Test
    void bothHalvesOfAPairAreHeaders() {
        assertThat(NameChecks.headerPair("a::b")).isNull();
        assertThat(NameChecks.headerPair("a:")).isEqualTo("'' is not a valid header");
        assertThat(NameChecks.headerPart("a:b c")).isNull();
        assertThat(NameChecks.headerPart(":x")).isEqualTo("'nil' is not a valid header");
    }

    @Test
    void aValueFromTheEnvironmentIsNeverShown() {
        ValueCheck host = ValueChecks.named("host");
        ValueCheck pair = ValueChecks.named("header-pair");

        assertThat(host).isNotNull();
        assertThat(host.problem(Scalar.string("top secret").sensitive())).isEqualTo("invalid value: " + Scalar.MASK);
        assertThat(pair).isNotNull();
        assertThat(pair.problem(Scalar.string("name:top secret").sensitive()))
                .isEqualTo("invalid value: " + Scalar.MASK);
    }
}
