package dev.gw.runtime.plugin.aiproxy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gw.runtime.exchange.Exchange;
import dev.gw.runtime.exchange.Headers;
import dev.gw.runtime.exchange.Response;
import dev.gw.runtime.llm.Provider;
import dev.gw.runtime.llm.ServedPlugin;
import dev.gw.runtime.plugin.PluginFixture;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Callers that speak a provider's own words: {@code llm_format}. */
class ProvidersWordsTest {
    private static final String GEMINI = "{\"contents\": [{\"role\": \"user\", \"parts\": [{\"text\": \"Hi\"}]}]}";
    private static final String BEDROCK = "{\"messages\": [{\"role\": \"user\", \"content\": [{\"text\": \"Hi\"}]}]}";
    private static final String GEMINI_SAYS =
            "{\"candidates\": [], \"modelVersion\": \"g-2\", \"usageMetadata\": {\"promptTokenCount\": 3, \"candidatesTokenCount\": 4}}";

    private final Provider provider = new Provider();

    @AfterEach
    void stop() {
        provider.close();
    }

    private ServedPlugin gemini(String before) {
        return new ServedPlugin(List.of(), 1, before + """
                - name: ai-proxy
                  config:
                    route_type: llm/v1/chat
                    llm_format: gemini
                    auth: {param_name: key, param_value: k, param_location: query}
                    model: {provider: gemini, name: g-1, options: {upstream_url: "http://127.0.0.1:%d/llm"}}
                """.formatted(provider.port()));
    }

    @Test
    void requestAndAnswerGoThroughAsTheyAre() throws Exception {
        provider.says(200, "application/json", GEMINI_SAYS);
        try (ServedPlugin gateway = gemini("")) {
            HttpResponse<String> answer = gateway.post("/v1beta/models/g-1:generateContent", GEMINI);

            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.body()).isEqualTo(GEMINI_SAYS);
            assertThat(answer.headers().firstValue("X-Kong-LLM-Model")).hasValue("gemini/g-1");
            assertThat(provider.asked().line()).isEqualTo("POST /llm?key=k");
            assertThat(provider.asked().body()).isEqualTo(GEMINI);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "/v1beta/models/other:generateContent, cannot use own model - must be: g-1",
        "/v1beta/models/g-1:streamGenerateContent, "
    })
    void thePathNamesTheModelAndWhatIsWanted(String path, String refusal) throws Exception {
        String event = "data: {\"candidates\":[{\"content\":{\"parts\":[{\"text\":\"yo\"}]}}]}\n\n";
        provider.says(200, "text/event-stream", event);
        try (ServedPlugin gateway = gemini("")) {
            HttpResponse<String> answer = gateway.post(path, GEMINI);

            assertThat(answer.statusCode()).isEqualTo(refusal == null ? 200 : 400);
            assertThat(answer.body()).contains(refusal == null ? event : refusal);
        }
    }

    @Test
    void whatIsNoPromptIsRefused() throws Exception {
        try (ServedPlugin gateway = gemini("")) {
            assertThat(gateway.post("/v1beta/models/g-1:generateContent", "{\"messages\": []}")
                            .statusCode())
                    .isEqualTo(400);
            assertThat(provider.count()).isZero();
        }
    }

    @Test
    void bedrocksAreSignedAsTheyCame() throws Exception {
        provider.says(200, "application/json", "{\"usage\": {\"inputTokens\": 1, \"outputTokens\": 2}}");
        try (ServedPlugin gateway = new ServedPlugin(List.of(), 1, """
                - name: ai-proxy
                  config:
                    route_type: llm/v1/chat
                    llm_format: bedrock
                    auth: {aws_access_key_id: AKID, aws_secret_access_key: secret}
                    model: {provider: bedrock, options: {bedrock: {aws_region: eu-west-1},
                            upstream_url: "http://127.0.0.1:%d/b"}}
                """.formatted(provider.port()))) {
            HttpResponse<String> answer = gateway.post("/model/anthropic.claude%3A0/converse", BEDROCK);

            assertThat(answer.body()).isEqualTo("{\"usage\": {\"inputTokens\": 1, \"outputTokens\": 2}}");
            assertThat(answer.headers().firstValue("X-Kong-LLM-Model")).hasValue("bedrock/anthropic.claude:0");
            assertThat(provider.asked().body()).isEqualTo(BEDROCK);
            assertThat(provider.asked().header("Authorization")).contains("eu-west-1/bedrock/aws4_request");
        }
    }

    @Test
    void whatTheAnswerSaysOfItselfIsLogged() {
        PluginFixture fixture = PluginFixture.of(new AiProxyType(), """
                plugins:
                - name: ai-proxy
                  config:
                    route_type: llm/v1/chat
                    llm_format: gemini
                    logging: {log_statistics: true, log_payloads: true}
                    auth: {allow_override: false}
                    model: {provider: gemini, name: g-1, options: {input_cost: 1000000, output_cost: 2000000}}
                """);
        Exchange exchange = fixture.ask("POST", "/", GEMINI, "Content-Type", "application/json");
        exchange.respond(Response.service(200, "OK", new Headers()));
        fixture.plugin().headerFilter(exchange);
        Objects.requireNonNull(exchange.response()).transformed(GEMINI_SAYS.getBytes(StandardCharsets.UTF_8));

        Map<String, String> logged = new TreeMap<>();
        exchange.logEdits().forEach(edit -> logged.put(edit.path(), String.valueOf(edit.json())));
        assertThat(logged.get("ai.proxy.usage"))
                .contains("\"prompt_tokens\":3,\"completion_tokens\":4,\"total_tokens\":7,\"cost\":11");
        assertThat(logged.get("ai.proxy.meta")).contains("\"request_model\":\"g-1\",\"response_model\":\"g-2\"");
        assertThat(logged.get("ai.proxy.payload.request")).contains("contents");
    }
}
