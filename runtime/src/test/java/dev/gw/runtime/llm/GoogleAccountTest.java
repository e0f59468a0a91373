package dev.gw.runtime.llm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gw.runtime.json.Cjson;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class GoogleAccountTest {
    private static final String CHAT = "{\"messages\":[{\"role\":\"user\",\"content\":\"Hi\"}]}";
    private static final String ANSWER =
            "{\"candidates\":[{\"content\":{\"parts\":[{\"text\":\"Hello\"}]},\"finishReason\":\"STOP\"}]}";

    private final Provider gemini = new Provider();
    private final Provider tokens = new Provider();
    private final KeyPair pair;

    GoogleAccountTest() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        pair = generator.generateKeyPair();
        gemini.says(200, "application/json", ANSWER);
    }

    @AfterEach
    void close() {
        gemini.close();
        tokens.close();
    }

    private ServedPlugin served() {
        String pem = "-----BEGIN PRIVATE KEY-----\\n"
                + Base64.getEncoder().encodeToString(pair.getPrivate().getEncoded())
                + "\\n-----END PRIVATE KEY-----\\n";
        String json = "{\"client_email\": \"gw@project.test\", \"private_key\": \"" + pem
                + "\", \"token_uri\": \"http://127.0.0.1:" + tokens.port() + "/token\"}";
        return new ServedPlugin(List.of(), gemini.port(), """
                - name: ai-proxy
                  config:
                    route_type: llm/v1/chat
                    auth: {gcp_use_service_account: true, gcp_service_account_json: '%s'}
                    model:
                      provider: gemini
                      name: gemini-1.5-flash
                      options: {upstream_url: "http://127.0.0.1:%d/v1/m"}
                """.formatted(json, gemini.port()));
    }

    @Test
    void aTokenIsFetchedOnceAndShown() throws Exception {
        tokens.says(200, "application/json", "{\"access_token\": \"T1\", \"expires_in\": 3600}");
        try (ServedPlugin served = served()) {
            for (int i = 0; i < 3; i++) {
                HttpResponse<String> answer = served.post("/", CHAT);
                assertThat(answer.statusCode()).isEqualTo(200);
                assertThat(answer.body()).contains("Hello");
                assertThat(gemini.asked().header("Authorization")).isEqualTo("Bearer T1");
            }
        }
        assertThat(tokens.count()).isEqualTo(1);
    }

    @Test
    void theAccountSignsForItself() throws Exception {
        tokens.says(200, "application/json", "{\"access_token\": \"T1\", \"expires_in\": 3600}");
        try (ServedPlugin served = served()) {
            served.post("/", CHAT);
        }
        String form = tokens.asked().body();
        String[] parts = form.substring(form.indexOf("&assertion=") + 11).split("\\.", -1);
        Signature signature = Signature.getInstance("SHA256withRSA");
        signature.initVerify(pair.getPublic());
        signature.update((parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII));
        Map<?, ?> claims = (Map<?, ?>) Objects.requireNonNull(
                Cjson.decode(new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.ISO_8859_1)));

        assertThat(form).startsWith("grant_type=urn%3Aietf%3Aparams%3Aoauth%3Agrant-type%3Ajwt-bearer&assertion=");
        assertThat(signature.verify(Base64.getUrlDecoder().decode(parts[2]))).isTrue();
        assertThat(claims.get("iss")).isEqualTo("gw@project.test");
        assertThat(claims.get("aud")).isEqualTo("http://127.0.0.1:" + tokens.port() + "/token");
    }

    @Test
    void aTokenThatSoonEndsIsNotShownAgain() throws Exception {
        tokens.says(200, "application/json", "{\"access_token\": \"T1\", \"expires_in\": 30}");
        try (ServedPlugin served = served()) {
            served.post("/", CHAT);
            tokens.says(200, "application/json", "{\"access_token\": \"T2\", \"expires_in\": 3600}");
            served.post("/", CHAT);
        }
        assertThat(gemini.asked().header("Authorization")).isEqualTo("Bearer T2");
    }

    @Test
    void withoutATokenNothingIsAsked() throws Exception {
        tokens.says(403, "application/json", "{\"error\": \"invalid_grant\"}");
        try (ServedPlugin served = served()) {
            HttpResponse<String> answer = served.post("/", CHAT);
            assertThat(answer.statusCode()).isEqualTo(500);
            assertThat(answer.body()).contains("LLM request failed before proxying");
            tokens.says(200, "application/json", "{\"access_token\": \"T3\", \"expires_in\": 3600}");
            assertThat(served.post("/", CHAT).statusCode()).isEqualTo(200);
        }
        assertThat(gemini.count()).isEqualTo(1);
    }
}
