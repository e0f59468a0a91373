package dev.gw.drill.standin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gw.model.Bundle;
import dev.gw.runtime.Doubles;
import dev.gw.runtime.observe.Members;
import dev.gw.runtime.plugin.jwt.LocalKeys;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Bearer tokens at the edge, with a provider that looks like Keycloak. */
class OidcBearerTest {
    private static final String SIGNED =
            "bearer_jwt_auth_enable: 'yes', bearer_jwt_auth_allowed_auds: [account, api], bearer_only: 'yes', realm: shop";

    private final SetClock clock = new SetClock();
    private final Realm realm;
    private StandIns standIns;
    private Served served;

    OidcBearerTest() throws IOException {
        realm = new Realm(clock);
        serve(SIGNED, "");
    }

    private void serve(String settings, String more) {
        close();
        Bundle bundle = OidcConfig.of(realm.discovery(), settings, more);
        standIns = StandIns.forAll(bundle, Served.tls());
        served = new Served(bundle, new Doubles(standIns, LocalKeys.NONE).with(clock));
    }

    @AfterEach
    void close() {
        if (served != null) {
            served.close();
            standIns.close();
        }
    }

    @AfterEach
    void closeRealm() {
        realm.close();
    }

    private HttpResponse<String> ask(String token, String... headers) throws IOException, InterruptedException {
        String[] all = java.util.Arrays.copyOf(headers, headers.length + 2);
        all[headers.length] = "Authorization";
        all[headers.length + 1] = "Bearer " + token;
        return served.get("/orders", all);
    }

    private int status(String token) throws IOException, InterruptedException {
        return ask(token).statusCode();
    }

    private static String told(HttpResponse<String> answer, String header) {
        Matcher found = Pattern.compile("\"" + header + "\":\\s*\"([^\"]*)\"").matcher(answer.body());
        return found.find() ? found.group(1) : "";
    }

    private static String decoded(String base64) {
        return new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8);
    }

    @Test
    void theServiceIsToldWhoCalls() throws Exception {
        HttpResponse<String> answer = ask(realm.token("RS256", Map.of()));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(decoded(told(answer, "x-userinfo")))
                .contains("\"sub\":\"a6a78d91-5494-4ce3-9555-878a185ca4b9\"")
                .contains("\"id\":\"a6a78d91-5494-4ce3-9555-878a185ca4b9\"")
                .contains("\"username\":\"alice\"");
        assertThat(told(answer, "x-credential-identifier")).isEqualTo("alice");
    }

    @Test
    void nobodySpeaksForThePlugin() throws Exception {
        HttpResponse<String> answer = ask(
                realm.token("RS256", Map.of()),
                "X-Userinfo",
                "forged",
                "X-Access-Token",
                "forged",
                "X-Consumer-Username",
                "forged");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).doesNotContain("forged");
    }

    @Test
    void whoShowsNothingIsRefusedWithTheRealm() throws Exception {
        HttpResponse<String> answer = served.get("/orders");

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("www-authenticate"))
                .hasValue("Bearer realm=\"shop\",error=\"no bearer token is sent\"");
        assertThat(answer.body()).contains("\"message\":\"Unauthorized\"");
    }

    @ParameterizedTest
    @CsvSource({
        "iss, https://elsewhere.example/realms/shop, the token is of another issuer",
        "aud, other, the token is for another audience",
        "sub, '', the token has no sub",
        "iat, '', the token has no iat",
        "exp, '', the token has expired"
    })
    void aTokenThatIsNotMeantIsRefused(String claim, String value, String why) throws Exception {
        HttpResponse<String> answer = ask(realm.token("RS256", Map.of(claim, value)));

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("www-authenticate").orElse("")).contains("error=\"" + why + "\"");
    }

    @Test
    void timesHaveTwoMinutesOfLeeway() throws Exception {
        String token = realm.token("RS256", Map.of());
        String later = realm.token("RS256", Map.of("nbf", clock.instant().getEpochSecond() + 121));

        assertThat(status(later)).isEqualTo(401);
        clock.advance(Duration.ofSeconds(1));
        assertThat(status(later)).isEqualTo(200);
        clock.advance(Duration.ofSeconds(418));
        assertThat(status(token)).isEqualTo(200);
        clock.advance(Duration.ofSeconds(1));
        assertThat(status(token)).isEqualTo(401);
    }

    @Test
    void oneOfSeveralAudiencesIsEnough() throws Exception {
        assertThat(status(realm.token("RS256", Map.of("aud", List.of("other", "api")))))
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"RS256", "RS512", "PS256", "PS384", "ES256", "ES384", "EdDSA"})
    void onlyAlgorithmsThatAreListedCount(String algorithm) throws Exception {
        assertThat(status(realm.token(algorithm, Map.of()))).isEqualTo(algorithm.equals("RS256") ? 200 : 401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ES256", "ES384", "EdDSA"})
    void everyAlgorithmOfAProviderCanBeListed(String algorithm) throws Exception {
        serve(SIGNED + ", bearer_jwt_auth_signing_algs: [ES256, ES384, EdDSA]", "");

        assertThat(status(realm.token(algorithm, Map.of()))).isEqualTo(200);
        assertThat(status(realm.token("RS256", Map.of()))).isEqualTo(401);
    }

    @Test
    void forgedTokensAreRefused() throws Exception {
        String good = realm.token("RS256", Map.of());
        String[] parts = good.split("\\.");
        String claims = decoded(parts[1].replace('-', '+').replace('_', '/')).replace("alice", "admin");
        String forged = Base64.getUrlEncoder().withoutPadding().encodeToString(claims.getBytes(StandardCharsets.UTF_8));
        KeyRing others = KeyRing.fresh(new SecureRandom());

        assertThat(status(good)).isEqualTo(200);
        assertThat(status(parts[0] + "." + forged + "." + parts[2])).isEqualTo(401);
        assertThat(status(parts[0] + "." + parts[1] + ".")).isEqualTo(401);
        assertThat(status(good + ".")).isEqualTo(401);
        assertThat(status(Jws.unsigned(new Members().put("iss", realm.url()).map())))
                .isEqualTo(401);
        assertThat(status(Jws.signed(
                        new Members().put("iss", realm.url()).map(),
                        "HS256",
                        realm.keys.current("RS256").pem().getBytes(StandardCharsets.UTF_8))))
                .isEqualTo(401);
        assertThat(status(Jws.signed(new Members().put("iss", realm.url()).map(), "RS256", others.current("RS256"))))
                .isEqualTo(401);
    }

    @Test
    void keysAreFetchedOnce() throws Exception {
        for (int i = 0; i < 5; i++) {
            assertThat(status(realm.token("RS256", Map.of("jti", "t" + i)))).isEqualTo(200);
        }

        assertThat(realm.asked("/certs")).isEqualTo(1);
        assertThat(realm.asked("/openid-configuration")).isEqualTo(1);
    }

    @Test
    void aNewKeyIsFetchedWhenATokenNamesIt() throws Exception {
        String old = realm.token("RS256", Map.of());
        assertThat(status(old)).isEqualTo(200);
        clock.advance(Duration.ofSeconds(31));

        realm.keys.rotate("RS256");

        assertThat(status(realm.token("RS256", Map.of()))).isEqualTo(200);
        assertThat(status(old)).isEqualTo(200);
        assertThat(realm.asked("/certs")).isEqualTo(2);
    }

    @Test
    void unknownKeysHaveTheKeysFetchedOnceInHalfAMinute() throws Exception {
        KeyRing others = KeyRing.fresh(new SecureRandom());
        assertThat(status(realm.token("RS256", Map.of()))).isEqualTo(200);
        clock.advance(Duration.ofSeconds(31));

        for (int i = 0; i < 20; i++) {
            String foreign = Jws.signed(
                    new Members().put("iss", realm.url()).put("n", i).map(), "RS256", others.rotate("RS256"));
            assertThat(status(foreign)).isEqualTo(401);
        }

        assertThat(realm.asked("/certs")).isEqualTo(2);
    }

    @Test
    void aKeyThatTheProviderTookBackCountsNoLonger() throws Exception {
        String old = realm.token("RS256", Map.of("exp", clock.instant().getEpochSecond() + 36_000));
        assertThat(status(old)).isEqualTo(200);
        realm.keys.rotate("RS256");
        realm.keys.retire();

        clock.advance(Duration.ofMinutes(61));

        assertThat(status(old)).isEqualTo(401);
    }

    @Test
    void knownKeysServeOnWhileTheProviderIsDown() throws Exception {
        String token = realm.token("RS256", Map.of("exp", clock.instant().getEpochSecond() + 360_000));
        assertThat(status(token)).isEqualTo(200);
        realm.silence(true);

        clock.advance(Duration.ofHours(30));

        assertThat(status(token)).isEqualTo(200);
        assertThat(status(token)).isEqualTo(200);
        assertThat(realm.asked("/openid-configuration")).isEqualTo(2);
    }

    @Test
    void aProviderThatWasNeverThereIsNoFaultOfTheToken() throws Exception {
        realm.silence(true);
        String token = realm.token("RS256", Map.of());

        assertThat(status(token)).isEqualTo(500);
        assertThat(status(token)).isEqualTo(500);
        assertThat(realm.asked("/openid-configuration")).isEqualTo(1);

        realm.silence(false);
        clock.advance(Duration.ofSeconds(5));

        assertThat(status(token)).isEqualTo(200);
    }

    @Test
    void aReloadKeepsTheKeys() throws Exception {
        assertThat(status(realm.token("RS256", Map.of()))).isEqualTo(200);

        served.server().gateway().load(OidcConfig.of(realm.discovery(), SIGNED + ", scope: openid profile", ""));

        assertThat(status(realm.token("RS256", Map.of()))).isEqualTo(200);
        assertThat(realm.asked("/certs")).isEqualTo(1);
    }

    @Test
    void groupsOfTheTokenCountForAcl() throws Exception {
        String acl = "plugins:\n  - name: acl\n    config: {allow: [%s]}\n";
        serve(SIGNED, acl.formatted("pro"));
        HttpResponse<String> answer = ask(realm.token("RS256", Map.of()));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(told(answer, "x-authenticated-groups")).isEqualTo("pro, staff");

        serve(SIGNED, acl.formatted("enterprise"));
        assertThat(status(realm.token("RS256", Map.of()))).isEqualTo(403);
    }

    @Test
    void claimsGetHeadersOfTheirOwn() throws Exception {
        serve(
                SIGNED + ", header_names: [X-Email, X-Groups, X-Not-There], header_claims: [email, groups, phone],"
                        + " disable_userinfo_header: 'yes'",
                "");
        HttpResponse<String> answer = ask(realm.token("RS256", Map.of()), "X-Not-There", "forged");

        assertThat(told(answer, "x-email")).isEqualTo("alice@example.com");
        assertThat(told(answer, "x-groups")).isEqualTo("pro, staff");
        assertThat(answer.body()).doesNotContain("forged").doesNotContain("x-userinfo");
    }

    @Test
    void aClaimThatNoHeaderCanSayIsLeftOut() throws Exception {
        serve(SIGNED + ", header_names: [X-Name], header_claims: [name]", "");
        HttpResponse<String> answer = ask(realm.token("RS256", Map.of("name", "a\r\nX-Admin: true")));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).doesNotContain("x-admin");
    }

    @Test
    void filteredPathsNeedNothing() throws Exception {
        serve(SIGNED + ", filters: '^/public/,^/health$', ignore_auth_filters: '%.css$'", "");

        assertThat(served.get("/public/page").statusCode()).isEqualTo(200);
        assertThat(served.get("/health").statusCode()).isEqualTo(200);
        assertThat(served.get("/a/site.css?x=1").statusCode()).isEqualTo(200);
        assertThat(served.get("/healthy").statusCode()).isEqualTo(401);
        assertThat(served.get("/orders?x=/public/").statusCode()).isEqualTo(401);
    }

    @Test
    void introspectionIsAskedOncePerToken() throws Exception {
        serve("introspection_endpoint: '" + realm.introspection() + "', bearer_only: 'yes', realm: shop", "");
        Members claims = new Members().put("active", true).put("sub", "7").put("preferred_username", "bob");
        realm.knows(
                "opaque",
                claims.put("exp", clock.instant().getEpochSecond() + 60).map());

        HttpResponse<String> answer = ask("opaque");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(told(answer, "x-credential-identifier")).isEqualTo("bob");
        assertThat(status("opaque")).isEqualTo(200);
        assertThat(realm.asked("/introspect")).isEqualTo(1);
        assertThat(realm.lastTo("/introspect")).contains("token=opaque&client_id=gateway&client_secret=s3cret");

        clock.advance(Duration.ofSeconds(60));
        assertThat(status("opaque")).isEqualTo(401);
        HttpResponse<String> refused = ask("unknown");
        assertThat(refused.headers().firstValue("www-authenticate"))
                .hasValue("Bearer realm=\"shop\",error=\"invalid token\"");
    }

    @Test
    void introspectionCanBeAskedEachTimeAndWithBasicAuthentication() throws Exception {
        serve(
                "introspection_endpoint: '" + realm.introspection()
                        + "', introspection_cache_ignore: 'yes', introspection_endpoint_auth_method: client_secret_basic,"
                        + " bearer_only: 'yes'",
                "");
        Members claims = new Members().put("active", true).put("sub", "7");
        realm.knows(
                "opaque",
                claims.put("exp", clock.instant().getEpochSecond() + 60).map());

        assertThat(status("opaque")).isEqualTo(200);
        assertThat(status("opaque")).isEqualTo(200);
        assertThat(realm.asked("/introspect")).isEqualTo(2);
        assertThat(realm.lastTo("/introspect"))
                .endsWith("Basic "
                        + Base64.getEncoder().encodeToString("gateway:s3cret".getBytes(StandardCharsets.UTF_8)))
                .doesNotContain("client_secret");
    }

    @Test
    void theScopeCanBeDemanded() throws Exception {
        serve(
                "introspection_endpoint: x, use_jwks: 'yes', bearer_only: 'yes', validate_scope: 'yes', scope: orders",
                "");

        assertThat(status(realm.token("RS256", Map.of("scope", "openid orders"))))
                .isEqualTo(200);
        assertThat(status(realm.token("RS256", Map.of("scope", "openid reorders"))))
                .isEqualTo(403);
        assertThat(status(realm.token("RS256", Map.of("scope", "")))).isEqualTo(403);
    }
}
