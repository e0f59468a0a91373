package dev.gw.runtime.plugin.prometheus;

import dev.gw.document.MapNode;
import dev.gw.document.Node;
import dev.gw.document.Scalar;
import dev.gw.runtime.observe.MetricKind;
import dev.gw.runtime.observe.Metrics;
import java.util.ArrayList;
import java.util.List;

/** Counts what requests to language models cost, by what the plugins for them log. */
final class AiMetrics {
    private static final List<String> LABELS = List.of(
            "ai_provider",
            "ai_model",
            "cache_status",
            "vector_db",
            "embeddings_provider",
            "embeddings_model",
            "workspace");
    private static final List<String> LABELS_OF_TOKENS = List.of(
            "ai_provider",
            "ai_model",
            "cache_status",
            "vector_db",
            "embeddings_provider",
            "embeddings_model",
            "token_type",
            "workspace");
    private static final String COST = "AI requests cost per ai_provider/cache in Kong";

    private final Metrics metrics;

    AiMetrics(Metrics metrics) {
        this.metrics = metrics;
    }

    /** Counts the uses of models in one request, by what each was for: {@code proxy}, {@code ai-request-transformer}. */
    void count(MapNode uses, String workspace) {
        for (MapNode.Entry use : uses.entries()) {
            if (use.value() instanceof MapNode told) {
                countOne(told, workspace);
            }
        }
    }

    private void countOne(MapNode told, String workspace) {
        List<String> values = new ArrayList<>(List.of(
                text(told, "meta", "provider_name"),
                text(told, "meta", "request_model"),
                text(told, "cache", "cache_status"),
                text(told, "cache", "vector_db"),
                text(told, "cache", "embeddings_provider"),
                text(told, "cache", "embeddings_model")));
        for (String type : List.of("prompt_tokens", "completion_tokens", "total_tokens")) {
            List<String> ofType = new ArrayList<>(values);
            ofType.add(type);
            ofType.add(workspace);
            add("ai_llm_tokens_total", COST, LABELS_OF_TOKENS, ofType, number(told, "usage", type));
        }
        values.add(workspace);
        add("ai_llm_requests_total", "AI requests total per ai_provider in Kong", LABELS, values, 1);
        add("ai_llm_cost_total", COST, LABELS, values, number(told, "usage", "cost"));
        double latency = number(told, "meta", "llm_latency");
        if (latency > 0) {
            metrics.observe(MetricKind.AI_LLM_PROVIDER_LATENCY_MS, values, (long) latency);
        }
    }

    private void add(String metric, String help, List<String> labels, List<String> values, double amount) {
        if (amount > 0) {
            metrics.own(metric, help, labels).add(values, amount);
        }
    }

    private static String text(MapNode told, String part, String field) {
        MapNode map = told.map(part);
        String text = map == null ? null : map.string(field);
        return text == null ? "" : text;
    }

    private static double number(MapNode told, String part, String field) {
        MapNode map = told.map(part);
        Node value = map == null ? null : map.get(field);
        return value instanceof Scalar scalar && scalar.isNumber() ? scalar.number() : 0;
    }
}
