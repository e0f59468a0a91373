package dev.gw.runtime.plugin.jwt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gw.runtime.exchange.Exchange;
import dev.gw.runtime.plugin.PluginFixture;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tokens that somebody made who has no right to. */
class JwtAttacksTest {
    private static final String CONSUMERS = """
            consumers:
            - username: alice
              jwt_secrets:
              - {key: a, secret: secret-a}
              - {key: r, algorithm: RS256, rsa_public_key: %s}
            - username: mallory
              jwt_secrets:
              - {key: m, secret: secret-m}
            """.formatted(Keys.yaml(Keys.pem(Keys.RSA)));
    private static final String HS = "{\"alg\":\"HS256\"}";

    private final PluginFixture jwt = PluginFixture.of(new JwtType(), CONSUMERS + "plugins: [{name: jwt}]\n");

    private String with(String token) {
        return PluginFixture.answer(jwt.get("/", "Authorization", "Bearer " + token));
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "None", "NONE", "nOnE", "", "HS255", "hs256"})
    void aTokenWithoutARealAlgorithmIsRefused(String algorithm) {
        String data = Keys.base64("{\"alg\":\"" + algorithm + "\"}") + "." + Keys.base64("{\"iss\":\"a\"}");

        assertThat(with(data + ".")).isEqualTo("401 {\"message\":\"Bad token; invalid alg\"}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"alg\":1}", "{\"alg\":null}", "{\"alg\":[\"HS256\"]}", "[]", "\"HS256\""})
    void aHeaderWithoutAnAlgorithmIsRefused(String header) {
        assertThat(with(Keys.hmac(header, "{\"iss\":\"a\"}", "secret-a")))
                .isEqualTo("401 {\"message\":\"Bad token; invalid alg\"}");
    }

    @Test
    void aPublicKeyIsNoSecret() {
        String pem = Keys.pem(Keys.RSA);

        assertThat(with(Keys.hmac(HS, "{\"iss\":\"r\"}", pem))).isEqualTo("401 {\"message\":\"Invalid algorithm\"}");
        assertThat(with(Keys.hmac("{\"alg\":\"RS256\"}", "{\"iss\":\"r\"}", pem)))
                .isEqualTo("401 {\"message\":\"Invalid signature\"}");
    }

    @Test
    void aKeyThatTheTokenBringsAlongIsNotUsed() {
        String header = "{\"alg\":\"RS256\",\"jku\":\"http://evil.test/\",\"x5u\":\"http://evil.test/\","
                + "\"jwk\":{\"kty\":\"RSA\",\"n\":\"AQAB\",\"e\":\"AQAB\"},\"kid\":\"../../../dev/null\"}";

        assertThat(with(Keys.signed(header, "{\"iss\":\"r\"}", "SHA256withRSA", Keys.OTHER_RSA.getPrivate())))
                .isEqualTo("401 {\"message\":\"Invalid signature\"}");
    }

    @Test
    void oneConsumersKeyDoesNotOpenAnothersDoor() {
        assertThat(with(Keys.hmac(HS, "{\"iss\":\"a\"}", "secret-m")))
                .isEqualTo("401 {\"message\":\"Invalid signature\"}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"../a", "a\\u0000", "A", " a", "a' OR '1'='1", "/etc/passwd", "\\ufeffa"})
    void aKeyIsFoundOnlyUnderItsExactName(String name) {
        assertThat(with(Keys.hmac(HS, "{\"iss\":\"" + name + "\"}", "secret-a")))
                .isEqualTo("401 {\"message\":\"No credentials found for given 'iss'\"}");
    }

    @Test
    void theClaimNamesTheKeyBeforeTheHeaderDoes() {
        PluginFixture byKid =
                PluginFixture.of(new JwtType(), CONSUMERS + "plugins: [{name: jwt, config: {key_claim_name: kid}}]\n");
        String token = Keys.hmac("{\"alg\":\"HS256\",\"kid\":\"a\"}", "{\"kid\":\"m\"}", "secret-m");

        Exchange exchange = byKid.get("/", "Authorization", "Bearer " + token);

        assertThat(exchange.upstream().headers().all("X-Consumer-Username")).containsExactly("mallory");
    }

    @Test
    void theLastOfDuplicateClaimsCounts() {
        String token = Keys.hmac(HS, "{\"iss\":\"a\",\"iss\":\"m\"}", "secret-m");

        Exchange exchange = jwt.get("/", "Authorization", "Bearer " + token);

        assertThat(exchange.upstream().headers().all("X-Consumer-Username")).containsExactly("mallory");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{\"iss\":\"a\"},", "{\"iss\":\"a\"}]", "1,2", "{\"iss\":\"a\"} {}", "{'iss':'a'}"})
    void claimsHaveToBeOneJsonValue(String claims) {
        assertThat(with(Keys.hmac(HS, claims, "secret-a"))).isEqualTo("401 {\"message\":\"Bad token; invalid JSON\"}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "null", "true"})
    void partsThatAreJsonButNoObjectFailTheRequestAsInKong(String part) {
        assertThatThrownBy(() -> with(Keys.hmac(part, "{}", "secret-a"))).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> with(Keys.hmac(HS, part, "secret-a"))).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void claimsThatAreAListOrATextNameNoKey() {
        String nobody = "401 {\"message\":\"No mandatory 'iss' in claims\"}";

        assertThat(with(Keys.hmac(HS, "[\"iss\"]", "secret-a"))).isEqualTo(nobody);
        assertThat(with(Keys.hmac(HS, "\"iss\"", "secret-a"))).isEqualTo(nobody);
        assertThat(with(Keys.hmac(HS, "false", "secret-a")))
                .isEqualTo("401 {\"message\":\"Bad token; invalid claims\"}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "true", "null", "[\"a\"]", "{\"a\":1}"})
    void aKeyNameThatIsNoTextFailsTheRequest(String value) {
        String token = Keys.hmac(HS, "{\"iss\":" + value + "}", "secret-a");

        assertThatThrownBy(() -> with(token)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aNameThatIsFalseOrEmptyIsNone() {
        assertThat(with(Keys.hmac(HS, "{\"iss\":false}", "secret-a")))
                .isEqualTo("401 {\"message\":\"No mandatory 'iss' in claims\"}");
        assertThat(with(Keys.hmac(HS, "{\"iss\":\"\"}", "secret-a")))
                .isEqualTo("401 {\"message\":\"Invalid 'iss' in claims\"}");
    }

    @Test
    void octetsThatAreNoUtf8DoNoHarm() {
        byte[] claims = "{\"iss\":\"a\",\"n\":\"\u00ff\u00fe\"}".getBytes(StandardCharsets.ISO_8859_1);
        String data = Keys.base64(HS) + "." + Keys.base64(claims);
        String token = data + "." + Keys.base64(Keys.mac("HmacSHA256", "secret-a", data));

        assertThat(with(token)).isEqualTo("passed");
        assertThat(with("\u00ff\u00fe.\u00c3.\u00a9")).isEqualTo("401 {\"message\":\"Bad token; invalid JSON\"}");
    }

    @ParameterizedTest
    @ValueSource(ints = {1_000, 100_000})
    void deepNestingIsRefusedAndExhaustsNothing(int depth) {
        assertThat(with(Keys.hmac(HS, "[".repeat(depth), "secret-a")))
                .isEqualTo("401 {\"message\":\"Bad token; invalid JSON\"}");
    }

    @Test
    void aHugeTokenIsCheckedAsAnyOther() {
        String claims = "{\"iss\":\"a\",\"fill\":\"" + "x".repeat(200_000) + "\"}";

        assertThat(with(Keys.hmac(HS, claims, "secret-a"))).isEqualTo("passed");
        assertThat(with(Keys.hmac(HS, claims, "wrong"))).isEqualTo("401 {\"message\":\"Invalid signature\"}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "a.b", "..", ".", "a.b.c", "e30.e30", "=.=.=", "....", "%%%.%%%.%%%"})
    void whatIsNoTokenIsRefused(String text) {
        assertThat(with(text)).startsWith("401 {\"message\":\"Bad token; invalid");
    }

    @Test
    void aChangedTokenIsRefused() {
        String good = Keys.hmac(HS, "{\"iss\":\"a\",\"admin\":false}", "secret-a");
        String[] parts = good.split("\\.");
        String forged = parts[0] + "." + Keys.base64("{\"iss\":\"a\",\"admin\":true}") + "." + parts[2];

        assertThat(with(good)).isEqualTo("passed");
        assertThat(with(forged)).isEqualTo("401 {\"message\":\"Invalid signature\"}");
        assertThat(with(good + "AAAA")).isEqualTo("401 {\"message\":\"Invalid signature\"}");
        assertThat(with(parts[0] + "." + parts[1] + ".")).isEqualTo("401 {\"message\":\"Invalid signature\"}");
    }
}
