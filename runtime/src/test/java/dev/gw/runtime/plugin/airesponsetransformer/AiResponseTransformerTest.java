package dev.gw.runtime.plugin.airesponsetransformer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gw.runtime.Doubles;
import dev.gw.runtime.dns.Detours;
import dev.gw.runtime.llm.Provider;
import dev.gw.runtime.llm.ServedPlugin;
import dev.gw.runtime.plugin.jwt.LocalKeys;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AiResponseTransformerTest {
    private final Provider model = new Provider();
    private final Provider service = new Provider();

    @AfterEach
    void stop() {
        model.close();
        service.close();
    }

    private ServedPlugin served(String more) {
        return served(more, "127.0.0.1:" + service.port(), Doubles.NONE);
    }

    private ServedPlugin served(String more, String host, Doubles doubles) {
        return new ServedPlugin(
                List.of(new AiResponseTransformerType()), host, """
                - name: ai-response-transformer
                  config:
                    prompt: translate
                    %s
                    llm:
                      route_type: llm/v1/chat
                      auth: {header_name: X-Key, header_value: k}
                      model: {provider: openai, name: m, options: {upstream_url: "http://127.0.0.1:%d/llm"}}
                """.formatted(more, model.port()), doubles);
    }

    private void modelSays(String content) {
        model.says(200, "application/json", "{\"choices\":[{\"message\":{\"content\":" + content + "}}]}");
    }

    @Test
    void theClientGetsWhatTheModelMadeOfTheAnswer() throws Exception {
        modelSays("\"hallo\"");
        service.says(Map.of("X-Service", "1"), "hello");
        try (ServedPlugin gateway = served("")) {
            HttpResponse<String> answer = gateway.post("/x?q=1", "{\"a\":1}", "X-Client", "c");

            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.body()).isEqualTo("hallo");
            assertThat(answer.headers().firstValue("X-Service")).hasValue("1");
        }
        assertThat(service.count()).isOne();
        assertThat(service.asked().line()).isEqualTo("POST /base/x?q=1");
        assertThat(service.asked().header("X-client")).isEqualTo("c");
        assertThat(service.asked().body()).isEqualTo("{\"a\":1}");
        assertThat(model.asked().body()).contains("{\"role\":\"user\",\"content\":\"hello\"}");
    }

    @Test
    void aServiceThatSomebodyStandsInForIsAskedThere() throws Exception {
        modelSays("\"hallo\"");
        InetSocketAddress there = new InetSocketAddress(InetAddress.getLoopbackAddress(), service.port());
        Detours detours = (host, port) -> host.equals("orders.internal") && port == 81 ? there : null;
        try (ServedPlugin gateway = served("", "orders.internal:81", new Doubles(detours, LocalKeys.NONE))) {
            assertThat(gateway.post("/x", "{}").body()).isEqualTo("hallo");
        }
        assertThat(service.asked().header("Host")).isEqualTo("orders.internal:81");
    }

    @Test
    void theModelMaySayStatusAndHeadersToo() throws Exception {
        modelSays(
                "\"{\\\"status\\\":209,\\\"headers\\\":{\\\"Content-Type\\\":\\\"text/x\\\"},\\\"body\\\":\\\"b\\\"}\"");
        try (ServedPlugin gateway = served("parse_llm_response_json_instructions: true")) {
            HttpResponse<String> answer = gateway.post("/x", "{}");

            assertThat(answer.statusCode()).isEqualTo(209);
            assertThat(answer.body()).isEqualTo("b");
            assertThat(answer.headers().firstValue("Content-Type")).hasValue("text/x");
            modelSays("\"nothing\"");
            assertThat(gateway.post("/x", "{}").body())
                    .contains("failed to parse JSON response instructions from AI backend: ");
        }
    }

    @Test
    void aModelOrAServiceThatFailsIsSaid() throws Exception {
        model.says(500, "text/plain", "x");
        try (ServedPlugin gateway = served("")) {
            assertThat(gateway.post("/x", "{}").statusCode()).isEqualTo(400);
            service.close();
            HttpResponse<String> answer = gateway.post("/x", "{}");

            assertThat(answer.statusCode()).isEqualTo(500);
            assertThat(answer.body())
                    .isEqualTo("{\"error\":{\"message\":\"failed to connect to upstream: connection refused\"}}");
        }
    }
}
