package dev.gw.runtime.plugin.jwt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gw.runtime.plugin.PluginFixture;
import java.security.KeyPair;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every algorithm with a key of its kind, and keys of other kinds. */
class JwtAlgorithmsTest {
    private static final String CLAIMS = "{\"iss\":\"k\"}";

    private static PluginFixture jwt(String algorithm, String pem) {
        return PluginFixture.of(new JwtType(), """
                consumers:
                - username: alice
                  jwt_secrets:
                  - {key: k, algorithm: %s, rsa_public_key: %s}
                plugins: [{name: jwt}]
                """.formatted(algorithm, Keys.yaml(pem)));
    }

    private static String header(String algorithm) {
        return "{\"alg\":\"" + algorithm + "\"}";
    }

    private static String answer(PluginFixture jwt, String token) {
        return PluginFixture.answer(jwt.get("/", "Authorization", "Bearer " + token));
    }

    @ParameterizedTest
    @CsvSource({"RS256,SHA256withRSA", "RS384,SHA384withRSA", "RS512,SHA512withRSA"})
    void rsaSignaturesAreTaken(String algorithm, String javaName) {
        PluginFixture jwt = jwt(algorithm, Keys.pem(Keys.RSA));

        String good = Keys.signed(header(algorithm), CLAIMS, javaName, Keys.RSA.getPrivate());
        String bad = Keys.signed(header(algorithm), CLAIMS, javaName, Keys.OTHER_RSA.getPrivate());

        assertThat(answer(jwt, good)).isEqualTo("passed");
        assertThat(answer(jwt, bad)).isEqualTo("401 {\"message\":\"Invalid signature\"}");
    }

    @ParameterizedTest
    @CsvSource({
        "PS256,SHA-256,0",
        "PS256,SHA-256,32",
        "PS256,SHA-256,222",
        "PS384,SHA-384,48",
        "PS512,SHA-512,64",
        "PS512,SHA-512,190"
    })
    void pssSignaturesAreTakenWithSaltsOfAnyLength(String algorithm, String hash, int salt) {
        PluginFixture jwt = jwt(algorithm, Keys.pem(Keys.RSA));

        String good = Keys.pss(header(algorithm), CLAIMS, hash, salt, Keys.RSA.getPrivate());
        String bad = Keys.pss(header(algorithm), CLAIMS, hash, salt, Keys.OTHER_RSA.getPrivate());
        String plain = Keys.signed(header(algorithm), CLAIMS, "SHA256withRSA", Keys.RSA.getPrivate());

        assertThat(answer(jwt, good)).isEqualTo("passed");
        assertThat(answer(jwt, bad)).isEqualTo("401 {\"message\":\"Invalid signature\"}");
        assertThat(answer(jwt, plain)).isEqualTo("401 {\"message\":\"Invalid signature\"}");
    }

    @ParameterizedTest
    @CsvSource({
        "ES256,secp256r1,SHA256withECDSAinP1363Format",
        "ES384,secp384r1,SHA384withECDSAinP1363Format",
        "ES512,secp521r1,SHA512withECDSAinP1363Format"
    })
    void ecdsaSignaturesAreTaken(String algorithm, String curve, String javaName) {
        KeyPair mine = Keys.ec(curve);
        PluginFixture jwt = jwt(algorithm, Keys.pem(mine));

        String good = Keys.signed(header(algorithm), CLAIMS, javaName, mine.getPrivate());
        String bad =
                Keys.signed(header(algorithm), CLAIMS, javaName, Keys.ec(curve).getPrivate());

        assertThat(answer(jwt, good)).isEqualTo("passed");
        assertThat(answer(jwt, bad)).isEqualTo("401 {\"message\":\"Invalid signature\"}");
    }

    @Test
    void edDsaSignaturesAreTaken() {
        KeyPair mine = Keys.ed25519();
        PluginFixture jwt = jwt("EdDSA", Keys.pem(mine));

        String good = Keys.signed(header("EdDSA"), CLAIMS, "EdDSA", mine.getPrivate());
        String bad =
                Keys.signed(header("EdDSA"), CLAIMS, "EdDSA", Keys.ed25519().getPrivate());

        assertThat(answer(jwt, good)).isEqualTo("passed");
        assertThat(answer(jwt, bad)).isEqualTo("401 {\"message\":\"Invalid signature\"}");
    }

    @Test
    void ecdsaSignaturesOfZerosAreRefused() {
        PluginFixture jwt = jwt("ES256", Keys.pem(Keys.ec("secp256r1")));
        String data = Keys.base64(header("ES256")) + "." + Keys.base64(CLAIMS);

        assertThat(answer(jwt, data + "." + Keys.base64(new byte[64])))
                .isEqualTo("401 {\"message\":\"Invalid signature\"}");
    }

    @ParameterizedTest
    @CsvSource({"ES256,63", "ES384,64", "ES512,131", "PS256,255", "PS256,512"})
    void aSignatureOfALengthThatNeverIsFailsTheRequestAsInKong(String algorithm, int length) {
        String pem = Keys.pem(algorithm.startsWith("PS") ? Keys.RSA : Keys.ec("secp256r1"));
        String token = Keys.base64(header(algorithm)) + "." + Keys.base64(CLAIMS) + "." + Keys.base64(new byte[length]);
        PluginFixture jwt = jwt(algorithm, pem);

        assertThatThrownBy(() -> answer(jwt, token)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aKeyOfAnotherKindOpensNothing() {
        PluginFixture jwt = jwt("RS256", Keys.pem(Keys.ed25519()));
        String token = Keys.signed(header("RS256"), CLAIMS, "SHA256withRSA", Keys.RSA.getPrivate());

        assertThat(answer(jwt, token)).isEqualTo("401 {\"message\":\"Invalid signature\"}");
    }

    @Test
    void anEcdsaCredentialWithoutAKeyIsRefused() {
        PluginFixture jwt = PluginFixture.of(new JwtType(), """
                consumers: [{username: alice, jwt_secrets: [{key: k, algorithm: ES256}]}]
                plugins: [{name: jwt}]
                """);
        String data = Keys.base64(header("ES256")) + "." + Keys.base64(CLAIMS);

        assertThat(answer(jwt, data + "." + Keys.base64(new byte[64])))
                .isEqualTo("401 {\"message\":\"Invalid key/secret\"}");
    }
}
