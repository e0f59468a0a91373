package dev.gw.runtime.plugin.airequesttransformer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gw.runtime.llm.Provider;
import dev.gw.runtime.llm.ServedPlugin;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AiRequestTransformerTest {
    private final Provider model = new Provider();
    private final Provider service = new Provider();

    @AfterEach
    void stop() {
        model.close();
        service.close();
    }

    private ServedPlugin served(String more) {
        return new ServedPlugin(
                List.of(new AiRequestTransformerType()), service.port(), """
                - name: ai-request-transformer
                  config:
                    prompt: translate
                    %s
                    llm:
                      route_type: llm/v1/chat
                      auth: {header_name: X-Key, header_value: k}
                      model: {provider: openai, name: m, options: {upstream_url: "http://127.0.0.1:%d/llm"}}
                """.formatted(more, model.port()));
    }

    private void modelSays(String content) {
        model.says(200, "application/json", "{\"choices\":[{\"message\":{\"content\":" + content + "}}]}");
    }

    @Test
    void theServiceGetsWhatTheModelMadeOfTheBody() throws Exception {
        modelSays("\"{\\\"b\\\":2}\"");
        try (ServedPlugin gateway = served("")) {
            gateway.post("/x", "{\"a\":1}");
        }

        assertThat(model.asked().line()).isEqualTo("POST /llm");
        assertThat(model.asked().header("X-key")).isEqualTo("k");
        assertThat(model.asked().body())
                .isEqualTo("{\"messages\":[{\"role\":\"system\",\"content\":\"translate\"},"
                        + "{\"role\":\"user\",\"content\":\"{\\\"a\\\":1}\"}],\"stream\":false,\"model\":\"m\"}");
        assertThat(service.asked().line()).isEqualTo("POST /base/x");
        assertThat(service.asked().body()).isEqualTo("{\"b\":2}");
    }

    @Test
    void anExpressionPicksWhatCounts() throws Exception {
        modelSays("\"Here you are: {\\\"B\\\":2} Bye.\"");
        try (ServedPlugin gateway = served("transformation_extract_pattern: '\\{.b.*\\}'")) {
            gateway.post("/x", "{}");
            assertThat(service.asked().body()).isEqualTo("{\"B\":2}");

            modelSays("\"no\"");
            assertThat(gateway.post("/x", "{}").body())
                    .isEqualTo("{\"error\":{\"message\":\"AI response did not match specified regular expression\"}}");
        }
    }

    @Test
    void aModelThatFailsKeepsTheRequestFromTheService() throws Exception {
        model.says(503, "text/plain", "busy");
        try (ServedPlugin gateway = served("")) {
            HttpResponse<String> answer = gateway.post("/x", "{}");

            assertThat(answer.statusCode()).isEqualTo(400);
            assertThat(answer.body())
                    .isEqualTo("{\"error\":{\"message\":"
                            + "\"failed to introspect request with AI service: status code 503\"}}");
            model.says(200, "application/json", "{}");
            assertThat(gateway.post("/x", "{}").body())
                    .contains("failed to convert AI response to Kong format: transformation failed from type openai:");
            model.says(Map.of(), "{\"choices\":[{}]}");
            assertThat(gateway.post("/x", "{}").body()).contains("no 'choices' in upstream AI service response");
            model.close();
            assertThat(gateway.post("/x", "{}").body())
                    .contains("request to ai service failed: request failed: connection refused");
        }
        assertThat(service.count()).isZero();
    }
}
