package dev.gw.runtime.plugin.prometheus;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gw.document.DocumentReader;
import dev.gw.document.MapNode;
import dev.gw.runtime.observe.Exposition;
import dev.gw.runtime.observe.Metrics;
import dev.gw.source.SourceFile;
import org.junit.jupiter.api.Test;

class AiMetricsTest {
    private static final String OF_THE_MODEL = "{ai_provider=\"openai\",ai_model=\"gpt-4\",cache_status=\"\","
            + "vector_db=\"\",embeddings_provider=\"\",embeddings_model=\"\",";

    @Test
    void whatModelsCostIsCountedByProviderAndModel() {
        Metrics metrics = new Metrics();
        String uses =
                "{\"proxy\":{\"meta\":{\"provider_name\":\"openai\",\"request_model\":\"gpt-4\",\"llm_latency\":300},"
                        + "\"usage\":{\"prompt_tokens\":10,\"completion_tokens\":0,\"total_tokens\":10,\"cost\":0.25}},"
                        + "\"ai-request-transformer\":{\"meta\":{},\"usage\":{},\"cache\":{}}}";
        new AiMetrics(metrics).count((MapNode) DocumentReader.json(SourceFile.of("ai.json", uses)), "default");

        assertThat(new Exposition().add(metrics).text())
                .contains("kong_ai_llm_requests_total" + OF_THE_MODEL + "workspace=\"default\"} 1\n")
                .contains("kong_ai_llm_cost_total" + OF_THE_MODEL + "workspace=\"default\"} 0.25\n")
                .contains("kong_ai_llm_tokens_total" + OF_THE_MODEL
                        + "token_type=\"prompt_tokens\",workspace=\"default\"} 10\n")
                .doesNotContain("token_type=\"completion_tokens\"")
                .contains("kong_ai_llm_provider_latency_ms_bucket" + OF_THE_MODEL
                        + "workspace=\"default\",le=\"500\"} 1\n")
                .contains("kong_ai_llm_requests_total{ai_provider=\"\",");
    }
}
