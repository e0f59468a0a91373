package dev.gw.conformance.policies;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Lowered policies run on the gateway: the Lua that they became in the sandbox that Kong has by default. */
class PolicyBehaviourTest {
    private static final String CONFIG = """
            services:
              - name: shop
                url: http://shop.internal
                plugins:
                  - {name: jwt, config: {key_claim_name: kid, claims_to_verify: [exp]}}
                routes:
                  - {name: items, paths: [/items]}
                  - {name: admin, paths: [/admin]}
                  - {name: staff, paths: [/staff]}
              - name: open
                url: http://open.internal
                routes:
                  - {name: public, paths: [/public]}
                  - name: counted
                    paths: [/counted]
                    plugins: [{name: rate-limiting, config: {year: 1, policy: local}}]
                  - {name: down, paths: [/down], plugins: [{name: request-termination, config: {status_code: 503}}]}
                  - {name: broken, paths: [/broken], plugins: [{name: request-termination, config: {status_code: 502}}]}
                  - name: own
                    paths: [/own]
                    plugins:
                      - name: post-function
                        config: {header_filter: ['kong.response.set_header("X-Own", "yes")']}
            consumers:
              - username: alice
                jwt_secrets: [{key: k1, algorithm: HS256, secret: a-secret-of-a-test-with-32-octets}]
            policies:
              - {policy: error-format, codes: [{code: slow_down, status: 429, message: "Too \\"much\\""}]}
              - policy: claims-to-headers
                services: [shop]
                headers: {X-User-Id: sub, X-Roles: realm_access.roles, X-Org: "urn:org", X-Raw: realm_access}
              - {policy: claims-to-headers, routes: [staff], headers: {X-Json: realm_access}, lists: json}
              - {policy: scopes, routes: [admin], all: [admin], any: [read, write]}
              - {policy: scopes, routes: [staff], any: [boss], claims: [realm_access.roles]}
              - {policy: token-claims, services: [shop], accept: {iss: [me]}}
              - {policy: required-headers, routes: [public], headers: [X-Tenant-Id, X-Platform-Id]}
              - {policy: security-headers}
              - {policy: deprecation, routes: [own], sunset: "2027-12-31"}
              - {policy: health}
            """;

    private static Gateway gateway;

    @BeforeAll
    static void start() {
        gateway = new Gateway(CONFIG);
    }

    @AfterAll
    static void stop() {
        gateway.close();
    }

    private static String token(String claims) {
        return "Bearer " + Tokens.hs256("k1", "a-secret-of-a-test-with-32-octets", claims);
    }

    @Test
    void servicesLearnWhatTheTokenSaysAndNothingElse() throws Exception {
        String token = token(
                "{\"iss\":\"me\",\"sub\":\"\\u00fcser \\ud83d\\ude00\",\"urn:org\":7,\"realm_access\":{\"roles\":[\"a\",\"b\",true]}}");

        HttpResponse<String> answer =
                gateway.get("/items", "Authorization", token, "X-User-Id", "forged", "X-Org", "forged");
        HttpResponse<String> without =
                gateway.get("/items", "Authorization", token("{\"iss\":\"me\"}"), "X-User-Id", "forged");

        assertThat(gateway.seen(answer, "x-user-id")).isEqualTo("üser 😀");
        assertThat(gateway.seen(answer, "x-roles")).isEqualTo("a,b,true");
        assertThat(gateway.seen(answer, "x-org")).isEqualTo("7");
        assertThat(gateway.seen(answer, "x-raw")).isEqualTo("roles");
        assertThat(without.statusCode()).isEqualTo(200);
        assertThat(gateway.seen(without, "x-user-id")).isNull();
    }

    @Test
    void listsGoAsJsonWhereThatIsWanted() throws Exception {
        String token = token("{\"iss\":\"me\",\"sub\":\"u\",\"realm_access\":{\"roles\":[\"boss\", {\"x\":1}]}}");

        HttpResponse<String> answer = gateway.get("/staff", "Authorization", token);

        assertThat(gateway.seen(answer, "x-json")).isEqualTo("{\"roles\":[\"boss\", {\"x\":1}]}");
        assertThat(gateway.seen(answer, "x-user-id"))
                .as("the wider policy holds too")
                .isEqualTo("u");
    }

    @Test
    void tokensWithoutTheScopesAreRefusedWithTheReason() throws Exception {
        assertThat(status("/admin", "{\"iss\":\"me\",\"scope\":\"admin read\"}"))
                .isEqualTo("200");
        assertThat(status("/admin", "{\"iss\":\"me\",\"scope\":[\"admin\",\"write\"]}"))
                .isEqualTo("200");
        assertThat(status("/admin", "{\"iss\":\"me\",\"scope\":\"read\"}"))
                .isEqualTo("403 forbidden the token lacks the scope admin");
        assertThat(status("/admin", "{\"iss\":\"me\",\"scope\":\"admin readonly\"}"))
                .isEqualTo("403 forbidden the token has none of the scopes read, write");
        assertThat(status("/admin", "{\"iss\":\"me\"}")).startsWith("403");
        assertThat(status("/staff", "{\"iss\":\"me\",\"realm_access\":{\"roles\":[\"clerk\"]}}"))
                .startsWith("403");
    }

    @Test
    void otherIssuersAreRefused() throws Exception {
        assertThat(status("/items", "{\"iss\":\"you\"}"))
                .isEqualTo("401 jwt_invalid the token's iss is not accepted here");
        assertThat(status("/items", "{}")).startsWith("401");
    }

    @Test
    void everyErrorHasTheOneForm() throws Exception {
        assertThat(gateway.error(gateway.get("/items"))).isEqualTo("401 jwt_missing Unauthorized");
        assertThat(status("/items", "{\"iss\":\"me\",\"exp\":1}")).isEqualTo("401 jwt_expired token expired");
        assertThat(gateway.error(gateway.get("/items", "Authorization", token("{}") + "x")))
                .startsWith("401 jwt_invalid");
        assertThat(gateway.error(gateway.get("/nowhere")))
                .isEqualTo("404 not_found no Route matched with those values");
        HttpResponse<String> first = gateway.get("/counted");
        assertThat(gateway.error(gateway.get("/counted"))).isEqualTo("429 slow_down Too \"much\"");
        assertThat(first.statusCode()).isEqualTo(200);
        HttpResponse<String> lost = gateway.get("/nowhere");
        assertThat(lost.body())
                .contains(lost.headers().firstValue("X-Kong-Request-Id").orElseThrow());
        assertThat(lost.headers().firstValue("Content-Type")).contains("application/json; charset=utf-8");
        Set<String> keys = new HashSet<>(Set.of("code", "message", "request_id", "timestamp"));
        keys.removeIf(key -> lost.body().contains("\"" + key + "\":\""));
        assertThat(keys).isEmpty();
    }

    @Test
    void upstreamsThatFailAndAGatewayThatCanNotHaveCodesOfTheirOwn() throws Exception {
        assertThat(gateway.error(gateway.get("/broken"))).startsWith("502 upstream_error ");
        assertThat(gateway.error(gateway.get("/down"))).startsWith("503 service_unavailable ");
    }

    @Test
    void missingHeadersAreNamed() throws Exception {
        assertThat(gateway.error(gateway.get("/public", "X-Tenant-Id", "t")))
                .isEqualTo("400 bad_request missing header X-Platform-Id");
        assertThat(gateway.get("/public", "X-Tenant-Id", "t", "X-Platform-Id", "p")
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void answersCarryTheirHeadersBesideThoseOfOwnFunctions() throws Exception {
        HttpResponse<String> own = gateway.get("/own");

        assertThat(own.headers().firstValue("X-Own")).contains("yes");
        assertThat(own.headers().firstValue("Sunset")).contains("Fri, 31 Dec 2027 00:00:00 GMT");
        assertThat(own.headers().firstValue("X-Frame-Options")).contains("DENY");
        assertThat(gateway.get("/nowhere").headers().firstValue("X-Frame-Options"))
                .contains("DENY");
    }

    @Test
    void healthIsAnsweredWithoutAService() throws Exception {
        HttpResponse<String> health = gateway.get("/health");

        assertThat(health.statusCode()).isEqualTo(200);
        assertThat(health.body()).isEqualTo("{\"status\":\"ok\"}");
    }

    private static String status(String path, String claims) throws Exception {
        HttpResponse<String> answer = gateway.get(path, "Authorization", token(claims));
        return answer.statusCode() == 200 ? "200" : gateway.error(answer);
    }
}
