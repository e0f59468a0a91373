package dev.gw.drill.standin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gw.document.MapNode;
import dev.gw.drill.standin.Credential.Wishes;
import dev.gw.drill.standin.TokenOrder.Defect;
import dev.gw.model.Bundle;
import dev.gw.runtime.Doubles;
import dev.gw.runtime.plugin.jwt.LocalKeys;
import java.io.IOException;
import java.math.BigInteger;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.spec.RSAPublicKeySpec;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class IssuerTest {
    private static final Bundle SHOP = Served.bundle(config());

    private final Issuer issuer =
            Issuer.seeded(7, () -> new Trust(SHOP, new PolicyClaims(List.of())), Clock.systemUTC());
    private final StandIns standIns = StandIns.forAll(SHOP, Served.tls());
    private final Served served = new Served(SHOP, new Doubles(standIns, issuer.localKeys()));
    private final HttpClient client = HttpClient.newHttpClient();

    /** Consumers with a credential for each algorithm; the public keys are somebody's whose private ones are lost. */
    private static String config() {
        StringBuilder yaml = new StringBuilder("""
                _format_version: "3.0"
                services:
                  - name: orders
                    url: http://orders.invalid
                    routes: [{name: orders, paths: [/orders]}]
                    plugins: [{name: jwt, config: {claims_to_verify: [exp, nbf]}}]
                consumers:
                  - username: hs
                    jwt_secrets: [{key: key-of-hs, secret: a secret of thirty two octets}]
                """);
        KeyRing lost = KeyRing.seeded(99);
        for (String algorithm : new String[] {"RS256", "RS512", "PS256", "ES256", "ES384", "EdDSA"}) {
            yaml.append("  - username: " + algorithm + "\n    jwt_secrets:\n      - key: https://issuer.example/"
                    + algorithm + "\n        algorithm: " + algorithm + "\n        rsa_public_key: |\n");
            lost.current(algorithm).pem().lines().forEach(line -> yaml.append("          " + line + "\n"));
        }
        return yaml.toString();
    }

    @AfterAll
    void close() {
        served.close();
        standIns.close();
        issuer.close();
    }

    private HttpResponse<String> form(String path, String form) throws IOException, InterruptedException {
        return form(issuer, path, form);
    }

    private HttpResponse<String> form(Issuer asked, String path, String form) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(asked.url() + path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form))
                .build();
        return client.send(request, BodyHandlers.ofString());
    }

    private HttpResponse<String> get(String path, String... headers) throws IOException, InterruptedException {
        return get(issuer, path, headers);
    }

    private HttpResponse<String> get(Issuer asked, String path, String... headers)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(asked.url() + path));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return client.send(request.build(), BodyHandlers.ofString());
    }

    private static String member(String json, String name) {
        Matcher found = Pattern.compile("\"" + name + "\":\\s*\"?([^\",}]*)").matcher(json);
        assertThat(found.find()).as("%s in %s", name, json).isTrue();
        return found.group(1);
    }

    private static String claims(String token) {
        return new String(Base64.getUrlDecoder().decode(token.split("\\.")[1]), StandardCharsets.UTF_8);
    }

    @Test
    void discoverySaysWhereEverythingIs() throws Exception {
        String json = get("/.well-known/openid-configuration").body();

        assertThat(member(json, "issuer")).isEqualTo(issuer.url());
        for (String endpoint : new String[] {"token_endpoint", "jwks_uri", "userinfo_endpoint"}) {
            assertThat(member(json, endpoint)).startsWith(issuer.url() + "/");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"hs", "RS256", "RS512", "PS256", "ES256", "ES384", "EdDSA"})
    void aConsumersTokenPassesTheServedConfiguration(String consumer) throws Exception {
        String token = member(
                form("/token", "grant_type=client_credentials&client_id=" + consumer)
                        .body(),
                "access_token");

        assertThat(served.get("/orders", "Authorization", "Bearer " + token).statusCode())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
        "EXPIRED, token expired",
        "NOT_YET_VALID, token not valid yet",
        "WRONG_KEY, Invalid signature",
        "WRONG_ISSUER, No credentials found",
        "UNSIGNED, Bad token; invalid alg",
    })
    void aSpoiltTokenIsRefusedForWhatIsWrongWithIt(Defect defect, String why) throws Exception {
        Mint mint = new Mint(issuer.keys(), Clock.systemUTC(), new SecureRandom());
        for (String consumer : new String[] {"hs", "RS256", "ES256"}) {
            Credential credential = Credential.ofConsumer(SHOP, consumer).orElseThrow();
            TokenOrder order = new TokenOrder(MapNode.empty(), Duration.ofMinutes(5), defect);
            HttpResponse<String> answer =
                    served.get("/orders", "Authorization", "Bearer " + mint.token(credential, Wishes.of(SHOP), order));

            assertThat(answer.statusCode()).as("%s of %s", defect, consumer).isEqualTo(401);
            assertThat(answer.body()).contains(why);
        }
    }

    @Test
    void withoutTheIssuersKeyTheGatewayTakesOnlyTheConsumersOwn() throws Exception {
        String token = member(
                form("/token", "grant_type=client_credentials&client_id=RS256").body(), "access_token");
        try (Served strict = new Served(SHOP, new Doubles(standIns, LocalKeys.NONE))) {
            assertThat(strict.get("/orders", "Authorization", "Bearer " + token).body())
                    .contains("Invalid signature");
        }
    }

    @Test
    void theKeySetChecksTheIssuersTokens() throws Exception {
        String token =
                member(form("/token", "grant_type=password&username=somebody").body(), "access_token");

        assertThat(member(claims(token), "iss")).isEqualTo(issuer.url());
        assertThat(member(claims(token), "sub")).isEqualTo("somebody");
        assertThat(isSignedByTheKeySet(issuer, token)).isTrue();
    }

    @Test
    void afterARotationNewTokensHaveANewKeyAndOldOnesStayGood() throws Exception {
        try (Issuer rotating = Issuer.seeded(8, () -> null, Clock.systemUTC())) {
            rotates(rotating);
        }
    }

    private void rotates(Issuer rotating) throws Exception {
        String before = member(
                form(rotating, "/token", "grant_type=password&username=somebody")
                        .body(),
                "access_token");
        rotating.keys().rotate("RS256");
        String after = member(
                form(rotating, "/token", "grant_type=password&username=somebody")
                        .body(),
                "access_token");

        assertThat(header(after)).isNotEqualTo(header(before));
        assertThat(isSignedByTheKeySet(rotating, before)).isTrue();
        assertThat(isSignedByTheKeySet(rotating, after)).isTrue();

        rotating.keys().retire();
        assertThat(get(rotating, "/jwks").body()).doesNotContain(member(header(before), "kid"));
    }

    private static String header(String token) {
        return new String(Base64.getUrlDecoder().decode(token.split("\\.")[0]), StandardCharsets.UTF_8);
    }

    private boolean isSignedByTheKeySet(Issuer asked, String token)
            throws IOException, InterruptedException, GeneralSecurityException {
        String kid = member(header(token), "kid");
        Matcher key = Pattern.compile("\"n\":\"([^\"]*)\",\"e\":\"([^\"]*)\",\"use\":\"sig\",\"kid\":\"" + kid)
                .matcher(get(asked, "/jwks").body());
        assertThat(key.find()).isTrue();
        Signature check = Signature.getInstance("SHA256withRSA");
        check.initVerify(KeyFactory.getInstance("RSA")
                .generatePublic(new RSAPublicKeySpec(number(key.group(1)), number(key.group(2)))));
        String[] parts = token.split("\\.");
        check.update((parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII));
        return check.verify(Base64.getUrlDecoder().decode(parts[2]));
    }

    private static BigInteger number(String base64) {
        return new BigInteger(1, Base64.getUrlDecoder().decode(base64));
    }

    @Test
    void aCodeIsGoodOnceAndOnlyWithItsVerifier() throws Exception {
        String verifier = "a-verifier-of-at-least-forty-three-characters-long";
        String query = "/authorize?response_type=code&client_id=web&redirect_uri=http://localhost/back&state=s+1"
                + "&scope=openid&nonce=n1&login_hint=bob&code_challenge_method=S256&code_challenge="
                + Pending.hash(verifier);
        String first = code(get(query));
        String exchange = "grant_type=authorization_code&redirect_uri=http://localhost/back&code_verifier=";

        assertThat(form("/token", exchange + "wrong&code=" + first).statusCode())
                .isEqualTo(400);
        assertThat(form("/token", exchange + verifier + "&code=" + first).statusCode())
                .as("a code that was tried is gone")
                .isEqualTo(400);

        HttpResponse<String> answer = form("/token", exchange + verifier + "&code=" + code(get(query)));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(claims(member(answer.body(), "id_token")))
                .contains("\"nonce\":\"n1\"", "\"aud\":\"web\"", "\"sub\":\"bob\"");
    }

    private static String code(HttpResponse<String> redirect) {
        String location = redirect.headers().firstValue("location").orElseThrow();
        assertThat(location).startsWith("http://localhost/back?code=").endsWith("&state=s+1");
        return location.substring(location.indexOf("code=") + 5, location.indexOf('&'));
    }

    @Test
    void aRefreshTokenIsGoodOnce() throws Exception {
        String refresh =
                member(form("/token", "grant_type=password&username=bob").body(), "refresh_token");

        assertThat(form("/token", "grant_type=refresh_token&refresh_token=" + refresh)
                        .statusCode())
                .isEqualTo(200);
        assertThat(form("/token", "grant_type=refresh_token&refresh_token=" + refresh)
                        .body())
                .contains("invalid_grant");
    }

    @Test
    void aTokenThatWasTakenBackIsNoLongerActive() throws Exception {
        String token = member(
                form("/token", "grant_type=password&username=bob&scope=profile").body(), "access_token");
        assertThat(form("/introspect", "token=" + token).body())
                .contains("\"active\":true", "\"username\":\"bob\"", "\"scope\":\"profile\"");
        assertThat(get("/userinfo", "Authorization", "Bearer " + token).body()).contains("\"sub\":\"bob\"");

        form("/revoke", "token=" + token);

        assertThat(form("/introspect", "token=" + token).body()).isEqualTo("{\"active\":false}");
        assertThat(get("/userinfo", "Authorization", "Bearer " + token).statusCode())
                .isEqualTo(401);
    }

    @Test
    void aRedirectLeadsOnlyToWebAddresses() throws Exception {
        assertThat(get("/authorize?response_type=code&redirect_uri=javascript:alert(1)")
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void theSameSeedMakesTheSameKeys() {
        assertThat(KeyRing.seeded(3).of("ES256")).isEqualTo(KeyRing.seeded(3).of("ES256"));
        assertThat(KeyRing.seeded(3).of("EdDSA")).isEqualTo(KeyRing.seeded(3).of("EdDSA"));
        assertThat(KeyRing.seeded(3).of("RS256")).isEqualTo(KeyRing.seeded(3).of("RS256"));
        assertThat(KeyRing.seeded(3).of("ES256")).isNotEqualTo(KeyRing.seeded(4).of("ES256"));
    }
}
