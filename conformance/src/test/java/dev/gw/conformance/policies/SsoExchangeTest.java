package dev.gw.conformance.policies;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;

/** A session for a token, on the gateway: the request itself becomes the exchange. */
class SsoExchangeTest {
    private static final String CONFIG = """
            services:
              - name: stack
                url: http://stack.internal:8080
                routes:
                  - name: sso
                    paths: [/auth/sso/stack]
                    plugins:
                      - {name: jwt, config: {key_claim_name: kid, claims_to_verify: [exp], uri_param_names: [id_token]}}
                  - {name: forgotten, paths: [/auth/sso/forgotten]}
            consumers:
              - username: alice
                jwt_secrets: [{key: k1, algorithm: HS256, secret: a-secret-of-a-test-with-32-octets}]
            policies:
              - {policy: sso-exchange, routes: [sso, forgotten], endpoint: /api/internal/sso/exchange}
            """;

    @Test
    void theTokenThatWasCheckedIsPostedAndNothingElseOfIt() throws Exception {
        String token = Tokens.hs256("k1", "a-secret-of-a-test-with-32-octets", "{\"sub\":\"alice\"}");
        try (Gateway gateway = new Gateway(CONFIG)) {
            HttpResponse<String> answer = gateway.get("/auth/sso/stack?id_token=" + token);

            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.body())
                    .contains("\"method\":\"POST\"", "/api/internal/sso/exchange")
                    .contains("{\\\"token\\\":\\\"" + token + "\\\"}")
                    .doesNotContain("id_token=");
            assertThat(gateway.seen(answer, "content-type")).isEqualTo("application/json");
        }
    }

    @Test
    void withoutATokenThatWasCheckedNothingIsPosted() throws Exception {
        try (Gateway gateway = new Gateway(CONFIG)) {
            assertThat(gateway.get("/auth/sso/stack").statusCode()).isEqualTo(401);
            assertThat(gateway.get("/auth/sso/stack?id_token=a.b.c").statusCode())
                    .isEqualTo(401);
            assertThat(gateway.get("/auth/sso/forgotten", "Authorization", "Bearer a.b.c")
                            .statusCode())
                    .as("a route on which jwt was forgotten")
                    .isEqualTo(401);
        }
    }
}
