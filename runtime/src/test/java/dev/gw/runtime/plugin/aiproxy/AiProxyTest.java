package dev.gw.runtime.plugin.aiproxy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gw.runtime.exchange.Exchange;
import dev.gw.runtime.exchange.Headers;
import dev.gw.runtime.exchange.Response;
import dev.gw.runtime.llm.Provider;
import dev.gw.runtime.llm.ServedPlugin;
import dev.gw.runtime.plugin.PluginFixture;
import java.io.IOException;
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

class AiProxyTest {
    private static final String CHAT = "{\"messages\":[{\"role\":\"user\",\"content\":\"hi\"}]}";
    private static final String ANSWER =
            "{\"choices\":[{\"message\":{\"content\":\"yo\"}}],\"usage\":{\"prompt_tokens\":1,\"completion_tokens\":2}}";

    private final Provider provider = new Provider();

    @AfterEach
    void stop() {
        provider.close();
    }

    private ServedPlugin served(String config, String model) {
        provider.says(200, "application/json", ANSWER);
        return new ServedPlugin(List.of(new AiProxyType()), 1, """
                - name: ai-proxy
                  config:
                    %s
                    model: {provider: openai, options: {upstream_url: "http://127.0.0.1:%d/llm", temperature: 0.5}%s}
                """.formatted(config, provider.port(), model));
    }

    private static HttpResponse<String> ask(ServedPlugin gateway, String body) throws Exception {
        return gateway.post("/x?a=1", body);
    }

    @Test
    void aChatIsAskedOfTheProviderWithItsOptions() throws Exception {
        try (ServedPlugin gateway = served("route_type: llm/v1/chat", ", name: gpt-4")) {
            HttpResponse<String> answer = ask(gateway, CHAT);

            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.body()).isEqualTo(ANSWER);
            assertThat(answer.headers().firstValue("X-Kong-LLM-Model")).hasValue("openai/gpt-4");
            assertThat(provider.asked().line()).isEqualTo("POST /llm?a=1");
            assertThat(provider.asked().header("Accept-encoding")).isEqualTo("gzip, identity");
            assertThat(provider.asked().body())
                    .isEqualTo("{\"messages\":[{\"role\":\"user\",\"content\":\"hi\"}],\"temperature\":0.5,"
                            + "\"model\":\"gpt-4\",\"stream\":false}");
        }
    }

    @Test
    void theCallersModelCountsWhereTheConfigurationNamesNone() throws Exception {
        try (ServedPlugin gateway = served("route_type: llm/v1/chat", "")) {
            ask(gateway, CHAT.replace("{\"mess", "{\"model\":\"mine\",\"mess"));
            assertThat(provider.asked().body()).contains("\"model\":\"mine\"");

            assertThat(ask(gateway, CHAT).body())
                    .isEqualTo("{\"error\":{\"message\":"
                            + "\"model parameter not found in request, nor in gateway configuration\"}}");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "nonsense | request body doesn't contain valid prompts",
                "{} | request body doesn't contain valid prompts",
                "{\"messages\":[]} | request body doesn't contain valid prompts",
                "{\"prompt\":\"x\"} | [llm/v1/completions] message format is not compatible with [llm/v1/chat] route type",
                "{\"prompt\":\"x\",\"messages\":[{\"role\":\"user\"}]} | request matches multiple LLM request formats",
                "{\"model\":\"other\",\"messages\":[{\"role\":\"user\"}]} | cannot use own model - must be: gpt-4",
                "{\"stream\":true,\"messages\":[{\"role\":\"user\"}]} | response streaming is not enabled for this LLM",
            })
    void whatCannotBeAskedIsRefusedInKongsWords(String body, String message) throws Exception {
        try (ServedPlugin gateway = served("route_type: llm/v1/chat\n    response_streaming: deny", ", name: gpt-4")) {
            HttpResponse<String> answer = ask(gateway, body);

            assertThat(answer.statusCode()).isEqualTo(400);
            assertThat(answer.body()).isEqualTo("{\"error\":{\"message\":\"" + message + "\"}}");
            assertThat(provider.count()).isZero();
        }
    }

    @Test
    void credentialsGoIntoAHeader() throws Exception {
        String auth = "route_type: llm/v1/chat\n    auth: {header_name: Authorization, header_value: Bearer k%s}";
        try (ServedPlugin gateway = served(auth.formatted(""), ", name: m")) {
            gateway.post("/", CHAT, "Authorization", "Bearer mine");
            assertThat(provider.asked().header("Authorization")).isEqualTo("Bearer k");
        }
        try (ServedPlugin gateway = served(auth.formatted(", allow_override: true"), ", name: m")) {
            gateway.post("/", CHAT, "Authorization", "Bearer mine");
            assertThat(provider.asked().header("Authorization")).isEqualTo("Bearer mine");
        }
    }

    @Test
    void credentialsGoIntoTheQueryOrTheBody() throws Exception {
        String auth = "route_type: llm/v1/chat\n    auth: {param_name: key, param_value: k, param_location: %s}";
        try (ServedPlugin gateway = served(auth.formatted("query"), ", name: m")) {
            gateway.post("/?z=1&key=mine", CHAT);
            assertThat(provider.asked().line()).isEqualTo("POST /llm?key=k&z=1");
        }
        try (ServedPlugin gateway = served(auth.formatted("body"), ", name: m")) {
            gateway.post("/", CHAT);
            assertThat(provider.asked().body()).contains("\"key\":\"k\"");
        }
    }

    @Test
    void textsOfTheModelMayComeFromTheRequest() throws Exception {
        try (ServedPlugin gateway = served("route_type: llm/v1/chat", ", name: $(headers.x-model)")) {
            gateway.post("/", CHAT, "X-Model", "gpt-5");
            assertThat(provider.asked().body()).contains("\"model\":\"gpt-5\"");
            assertThat(gateway.post("/", CHAT).body()).contains("headers key x-model was not provided");
        }
        try (ServedPlugin gateway = served("route_type: llm/v1/chat", ", name: $(uri_captures.name)")) {
            gateway.post("/model/gpt-6", CHAT);
            assertThat(provider.asked().body()).contains("\"model\":\"gpt-6\"");
        }
        try (ServedPlugin gateway = served("route_type: llm/v1/chat", ", name: $(cookies.name)")) {
            assertThat(gateway.post("/", CHAT).body()).contains("source 'cookies' is not supported");
        }
    }

    @Test
    void anAnswerThatIsNoneIsAnError() throws Exception {
        try (ServedPlugin gateway = served("route_type: llm/v1/chat", ", name: m")) {
            provider.says(200, "application/json", "{\"a\":1}");
            HttpResponse<String> answer = ask(gateway, CHAT);

            assertThat(answer.statusCode()).isEqualTo(500);
            assertThat(answer.body())
                    .isEqualTo("{\"error\":{\"message\":\"transformation failed from type openai://llm/v1/chat:"
                            + " 'choices' not in llm/v1/chat response\"}}");
        }
    }

    @Test
    void aProvidersErrorGoesToTheClientAsItIs() throws Exception {
        try (ServedPlugin gateway = served("route_type: llm/v1/chat", ", name: m")) {
            provider.says(429, "application/json", "{\"error\":\"slow down\"}");
            HttpResponse<String> answer = ask(gateway, CHAT);

            assertThat(answer.statusCode()).isEqualTo(429);
            assertThat(answer.body()).isEqualTo("{\"error\":\"slow down\"}");
            assertThat(answer.headers().firstValue("X-Kong-LLM-Model")).isEmpty();
        }
    }

    @Test
    void cookiesOfTheProviderAreTakenAway() throws Exception {
        try (ServedPlugin gateway = served("route_type: llm/v1/chat\n    model_name_header: false", ", name: m")) {
            provider.says(Map.of("Set-Cookie", "a=b", "X-Kept", "1"), ANSWER);
            HttpResponse<String> answer = ask(gateway, CHAT);

            assertThat(answer.headers().map())
                    .doesNotContainKeys("set-cookie", "x-kong-llm-model")
                    .containsKey("x-kept");
        }
    }

    @Test
    void aStreamPassesEventByEventHoweverItIsCut() throws Exception {
        try (ServedPlugin gateway = served("route_type: llm/v1/chat", ", name: m")) {
            provider.says(
                    200,
                    "text/event-stream",
                    ": comment\n\ndata: {\"choices\":[{\"delta\":{\"con",
                    "tent\":\"a\"}}]}\n",
                    "\ndata: {\"choices\":[{\"delta\":{\"content\":\"b\"}}]}\n\ndata: [DONE]\n\n");
            HttpResponse<String> answer = ask(gateway, CHAT.replace("{\"mess", "{\"stream\":true,\"mess"));

            assertThat(provider.asked().body()).contains("\"stream\":true");
            assertThat(answer.headers().firstValue("Content-Type")).hasValue("text/event-stream");
            assertThat(answer.body())
                    .isEqualTo("data: {\"choices\":[{\"delta\":{\"content\":\"a\"}}]}\n\n"
                            + "data: {\"choices\":[{\"delta\":{\"content\":\"b\"}}]}\n\ndata: [DONE]");
        }
    }

    @Test
    void whatIsPreservedIsNotLookedInto() throws IOException, InterruptedException {
        provider.says(200, "text/plain", "as it is");
        try (ServedPlugin gateway = served("route_type: preserve", ", name: m")) {
            provider.says(200, "text/plain", "as it is");
            HttpResponse<String> answer = gateway.post("/own/path", "{\"input\":[1]}");

            assertThat(answer.body()).isEqualTo("as it is");
            assertThat(provider.asked().line()).isEqualTo("POST /own/path");
            assertThat(provider.asked().body()).isEqualTo("{\"input\":[1]}");
        }
    }

    @Test
    void whatItCostIsLogged() {
        PluginFixture fixture = PluginFixture.of(new AiProxyType(), """
                plugins:
                - name: ai-proxy
                  config:
                    route_type: llm/v1/chat
                    logging: {log_statistics: true, log_payloads: true}
                    model: {provider: anthropic, name: m, options: {anthropic_version: v, max_tokens: 9,
                            input_cost: 1000000, output_cost: 2000000}}
                """);
        Exchange exchange = fixture.ask("POST", "/", CHAT);
        assertThat(exchange.upstream().headers().get("anthropic-version")).isEqualTo("v");
        exchange.respond(Response.service(200, "OK", new Headers()));
        fixture.plugin().headerFilter(exchange);
        Objects.requireNonNull(exchange.response())
                .transformed(
                        "{\"content\":[{\"text\":\"a\"}],\"model\":\"m2\",\"usage\":{\"input_tokens\":3,\"output_tokens\":4}}"
                                .getBytes(StandardCharsets.UTF_8));

        Map<String, String> logged = new TreeMap<>();
        exchange.logEdits().forEach(edit -> logged.put(edit.path(), String.valueOf(edit.json())));
        assertThat(logged.keySet())
                .containsExactly(
                        "ai.proxy.meta", "ai.proxy.payload.request", "ai.proxy.payload.response", "ai.proxy.usage");
        assertThat(logged.get("ai.proxy.usage"))
                .isEqualTo(
                        "{\"time_per_token\":0,\"prompt_tokens\":3,\"completion_tokens\":4,\"total_tokens\":7,\"cost\":11}");
        assertThat(logged.get("ai.proxy.meta"))
                .contains(
                        "\"provider_name\":\"anthropic\",\"request_model\":\"m\",\"response_model\":\"m2\",\"llm_latency\":0");
    }

    @Test
    void aClientThatTakesGzipGetsIt() throws Exception {
        try (ServedPlugin gateway = served("route_type: llm/v1/chat", ", name: m")) {
            HttpResponse<String> answer = gateway.post("/", CHAT, "Accept-Encoding", "br, gzip");

            assertThat(answer.headers().firstValue("Content-Encoding")).hasValue("gzip");
            assertThat(gateway.post("/", CHAT, "Accept-Encoding", "x-gzipped").body())
                    .isEqualTo(ANSWER);
        }
    }

    @Test
    void aProviderThatIsNotAskedFailsInsteadOfLettingRequestsPass() throws Exception {
        try (ServedPlugin gateway = new ServedPlugin(List.of(new AiProxyType()), provider.port(), """
                - name: ai-proxy
                  config:
                    route_type: llm/v1/chat
                    auth: {allow_override: false}
                    model: {provider: bedrock, name: m}
                """)) {
            assertThat(gateway.post("/", CHAT).statusCode()).isEqualTo(500);
            assertThat(provider.count()).isZero();
        }
    }
}
