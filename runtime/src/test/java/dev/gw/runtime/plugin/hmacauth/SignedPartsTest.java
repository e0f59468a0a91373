package dev.gw.runtime.plugin.hmacauth;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignedPartsTest {
    @Test
    void theFourPartsAreFound() {
        SignedParts parts = SignedParts.in(
                "hmac username=\"al\", algorithm=\"hmac-sha256\",headers=\"date request-line\",   signature=\"c2ln\"");

        assertThat(parts).isEqualTo(new SignedParts("al", "hmac-sha256", List.of("date", "request-line"), "c2ln"));
    }

    @Test
    void aPartReachesAsFarAsItCan() {
        SignedParts parts = SignedParts.in("Hmac username=\"a\", algorithm=\"b\", headers=\"c\", signature=\"d\", "
                + "algorithm=\"e\", headers=\"f\", signature=\"g\" \"");

        assertThat(parts)
                .isEqualTo(new SignedParts(
                        "a\", algorithm=\"b\", headers=\"c\", signature=\"d", "e", List.of("f"), "g\" "));
    }

    @Test
    void spacesBetweenNamesAreCounted() {
        SignedParts parts =
                SignedParts.in("hmac username=\"a\", algorithm=\"b\", headers=\" date  x \", signature=\"d\"");

        assertThat(parts).isNotNull();
        assertThat(parts.headers()).containsExactly("", "date", "", "x");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "hmac",
                "hmac nonsense",
                "HMAC username=\"a\", algorithm=\"b\", headers=\"c\", signature=\"d\"",
                "hmac username=\"\", algorithm=\"b\", headers=\"c\", signature=\"d\"",
                "hmac username=\"a\", algorithm=\"b\", headers=\"\", signature=\"d\"",
                "hmac username=\"a\", algorithm=\"b\", headers=\"c\", signature=\"\"",
                "hmac username=\"a\", headers=\"c\", algorithm=\"b\", signature=\"d\"",
                "hmac algorithm=\"b\", username=\"a\", headers=\"c\", signature=\"d\"",
                "hmac username=\"a\", algorithm=\"b\", headers=\"c\""
            })
    void anythingElseIsNoSignature(String header) {
        assertThat(SignedParts.in(header)).isNull();
    }

    @Test
    void aLongHostileHeaderIsReadInOneGo() {
        String many = ",\",algorithm=\",\"headers=\",\"signature=\"".repeat(20_000);

        assertThat(SignedParts.in("hmac username=" + many)).isNull();
    }
}
