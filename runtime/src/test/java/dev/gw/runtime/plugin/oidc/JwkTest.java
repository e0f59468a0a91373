package dev.gw.runtime.plugin.oidc;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JwkTest {
    /** RFC 7515, appendix A.3. */
    private static final Map<String, Object> P256 = Map.of(
            "kty", "EC",
            "crv", "P-256",
            "x", "f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU",
            "y", "x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0");

    private static final String SIGNED =
            "eyJhbGciOiJFUzI1NiJ9.eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFtcGxlLmNvbS9pc19yb290"
                    + "Ijp0cnVlfQ.DtEhU3ljbEg8L38VWAfUAqOyKAM6-Xx-F4GawxaepmXFCgfTjDxw5djxLa8ISlSApmWQxfKTUJqPP3-Kg6NU1Q";

    private static Jws token() {
        return Objects.requireNonNull(Jws.read(SIGNED));
    }

    private static Jwk key(Map<String, Object> fields) {
        return Objects.requireNonNull(Jwk.of(fields));
    }

    @Test
    void theTokenOfTheStandardIsGood() {
        assertThat(token().isSignedWith(key(P256).key())).isTrue();
        assertThat(token().claims()).containsEntry("iss", "joe");
    }

    @ParameterizedTest
    @CsvSource({
        "ES256, true",
        "ES384, false",
        "RS256, false",
        "EdDSA, false",
        "HS256, false",
        "none, false",
        "'', false"
    })
    void aKeyIsForTheAlgorithmsOfItsKind(String algorithm, boolean fits) {
        assertThat(key(P256).fits(algorithm)).isEqualTo(fits);
    }

    @Test
    void keysOfNoUseAreLeftOut() {
        Map<String, Object> encrypting = new java.util.HashMap<>(P256);
        encrypting.put("use", "enc");
        Map<String, Object> document = Map.of(
                "keys",
                List.of(
                        encrypting,
                        "no key",
                        Map.of("kty", "oct", "k", "c2VjcmV0"),
                        Map.of("kty", "EC", "crv", "P-256", "x", "AA", "y", "not base64!"),
                        Map.of("kty", "RSA", "n", "AQAB", "e", "AQAB"),
                        Map.of("kty", "OKP", "crv", "X25519", "x", "AA"),
                        P256));

        assertThat(KeySet.of(document).keys()).containsExactly(key(P256));
        assertThat(KeySet.of(Map.of()).keys()).isEmpty();
    }

    @Test
    void aTokenThatNamesNoKeyNeedsTheOnlyOneThatFits() {
        Map<String, Object> named = new java.util.HashMap<>(P256);
        named.put("kid", "a");
        Map<String, Object> other = new java.util.HashMap<>(P256);
        other.put("kid", "b");

        KeySet one = KeySet.of(Map.of("keys", List.of(named)));
        assertThat(one.find(null, "ES256")).isEqualTo(key(named));
        assertThat(one.find("a", "ES256")).isEqualTo(key(named));
        assertThat(one.find("b", "ES256")).isNull();
        assertThat(KeySet.of(Map.of("keys", List.of(named, other))).find(null, "ES256"))
                .isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a.b",
                "e30.e30",
                "e30.W10.AA",
                "W10.e30.AA",
                "e30.e30.AA.AA",
                "e30=.e30.AA",
                "eyJjcml0IjpbImV4cCJdfQ.e30.AA"
            })
    void whatIsNoTokenIsNotRead(String text) {
        assertThat(Jws.read(text)).isNull();
    }
}
