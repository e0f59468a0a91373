package dev.gw.runtime.plugin.hmacauth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gw.runtime.exchange.Exchange;
import dev.gw.runtime.plugin.PluginFixture;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HmacAuthTest {
    private static final String DATE = "Sat, 21 Nov 2026 02:05:05 GMT";
    private static final String CONSUMERS =
            "consumers: [{username: alice, hmacauth_credentials: " + "[{username: al, secret: sss}]}]\n";

    private static PluginFixture hmac(String config) {
        return PluginFixture.of(
                new HmacAuthType(), CONSUMERS + "plugins: [{name: hmac-auth, config: {" + config + "}}]\n");
    }

    private static String authorization(String algorithm, String names, String signed) {
        return "hmac username=\"al\", algorithm=\"" + algorithm + "\", headers=\"" + names + "\", signature=\""
                + sign(algorithm, signed) + "\"";
    }

    private static String sign(String algorithm, String text) {
        try {
            String name = "HmacSHA" + algorithm.substring(8);
            Mac mac = Mac.getInstance(name);
            mac.init(new SecretKeySpec("sss".getBytes(StandardCharsets.UTF_8), name));
            return Base64.getEncoder().encodeToString(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"hmac-sha1", "hmac-sha256", "hmac-sha384", "hmac-sha512"})
    void everyAlgorithmIsTaken(String algorithm) {
        Exchange exchange = hmac("").get(
                        "/p?q=1",
                        "Date",
                        DATE,
                        "Authorization",
                        authorization(
                                algorithm,
                                "date host @request-target request-line x-none",
                                "date: " + DATE + "\nhost: gateway.test\n@request-target: get /p?q=1\n"
                                        + "GET /p?q=1 HTTP/1.1\nx-none:"));

        assertThat(PluginFixture.answer(exchange)).isEqualTo("passed");
        assertThat(exchange.upstream().headers().get("X-Consumer-Username")).isEqualTo("alice");
        assertThat(exchange.upstream().headers().get("X-Credential-Identifier")).isEqualTo("al");
    }

    @ParameterizedTest
    @CsvSource({
        "'Sat, 21 Nov 2026 02:10:05 GMT',passed",
        "'Sat, 21 Nov 2026 02:00:05 GMT',passed",
        "'Sat, 21 Nov 2026 02:10:06 GMT',401",
        "'Sat, 21 Nov 2026 02:00:04 GMT',401",
        "yesterday,401"
    })
    void theDateMayBeOffByTheSkew(String date, String start) {
        String header = authorization("hmac-sha256", "x-date", "x-date: " + date);

        Exchange exchange = hmac("clock_skew: 300").get("/", "X-Date", date, "Authorization", header);

        assertThat(PluginFixture.answer(exchange)).startsWith(start);
    }

    @Test
    void aTimelyDateMakesUpForALateXDate() {
        String header = authorization("hmac-sha256", "date", "date: " + DATE);

        Exchange exchange =
                hmac("").get("/", "X-Date", "Sat, 21 Nov 2020 02:05:05 GMT", "Date", DATE, "Authorization", header);

        assertThat(PluginFixture.answer(exchange)).isEqualTo("passed");
    }

    @Test
    void anotherTargetMethodOrHeaderIsNotWhatWasSigned() {
        PluginFixture hmac = hmac("");
        String header = authorization("hmac-sha256", "date request-line", "date: " + DATE + "\nGET /a HTTP/1.1");
        String wrong = PluginFixture.error(401, "HMAC signature does not match");

        assertThat(PluginFixture.answer(hmac.get("/a", "Date", DATE, "Authorization", header)))
                .isEqualTo("passed");
        assertThat(PluginFixture.answer(hmac.get("/b", "Date", DATE, "Authorization", header)))
                .isEqualTo(wrong);
        assertThat(PluginFixture.answer(hmac.ask("PUT", "/a", "", "Date", DATE, "Authorization", header)))
                .isEqualTo(wrong);
    }

    @Test
    void aSignatureIsReadBeforeItIsHidden() {
        String header = authorization("hmac-sha256", "date", "date: " + DATE);

        Exchange exchange = hmac("hide_credentials: true").get("/", "Date", DATE, "Authorization", header);

        assertThat(PluginFixture.answer(exchange)).isEqualTo("passed");
        assertThat(exchange.upstream().headers().has("Authorization")).isFalse();
    }

    @Test
    void proxyAuthorizationCountsFirstAndIsHidden() {
        String header = authorization("hmac-sha256", "date", "date: " + DATE);

        Exchange exchange = hmac("hide_credentials: true")
                .get("/", "Date", DATE, "Proxy-Authorization", header, "Authorization", "Basic eDp5");

        assertThat(PluginFixture.answer(exchange)).isEqualTo("passed");
        assertThat(exchange.upstream().headers().has("Proxy-Authorization")).isFalse();
        assertThat(exchange.upstream().headers().get("Authorization")).isEqualTo("Basic eDp5");
    }

    @ParameterizedTest
    @CsvSource({
        "'',,passed",
        "hi,,401",
        "hi,SHA-256=j0NDRmSPa5bfid2pAcUXaxCm2Dlh3TwayItZstwyeqQ=,passed",
        "ho,SHA-256=j0NDRmSPa5bfid2pAcUXaxCm2Dlh3TwayItZstwyeqQ=,401",
        "hi,sha-256=j0NDRmSPa5bfid2pAcUXaxCm2Dlh3TwayItZstwyeqQ=,401"
    })
    void theDigestHasToBeThatOfTheBody(String body, String digest, String start) {
        String header = authorization("hmac-sha256", "date", "date: " + DATE);
        String name = digest == null ? "X-None" : "Digest";

        Exchange exchange = hmac("validate_request_body: true")
                .ask("POST", "/", body, "Date", DATE, "Authorization", header, name, String.valueOf(digest));

        assertThat(PluginFixture.answer(exchange)).startsWith(start);
    }

    @Test
    void theRealmIsNamed() {
        Exchange exchange = hmac("realm: zone").get("/");

        assertThat(exchange.response()).isNotNull();
        assertThat(exchange.response().headers().get("WWW-Authenticate")).isEqualTo("hmac realm=\"zone\"");
        assertThat(PluginFixture.answer(exchange)).isEqualTo(PluginFixture.error(401, "Unauthorized"));
    }
}
