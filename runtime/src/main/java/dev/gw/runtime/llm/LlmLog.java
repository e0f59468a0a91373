package dev.gw.runtime.llm;

import dev.gw.runtime.exchange.Exchange;
import dev.gw.runtime.exchange.LogEdit;
import dev.gw.runtime.json.Cjson;
import dev.gw.runtime.plugin.PluginConfig;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a plugin for language models writes into the log. Immutable. */
public final class LlmLog {
    private final String pluginId;
    private final boolean statistics;
    private final boolean payloads;

    /** That of a plugin, by its record {@code logging}. */
    public LlmLog(String pluginId, PluginConfig logging) {
        this.pluginId = pluginId;
        this.statistics = logging.isTrue("log_statistics");
        this.payloads = logging.isTrue("log_payloads");
    }

    public boolean hasStatistics() {
        return statistics;
    }

    public boolean hasPayloads() {
        return payloads;
    }

    /**
     * Logs what an answer of ai-proxy cost.
     *
     * @param answer in OpenAI's words; null where there is none
     */
    public void proxied(Exchange exchange, LlmExchange llm, @Nullable String answer) {
        if (!statistics) {
            return;
        }
        Model model = llm.model();
        Object answering = llm.answering(LlmBody.json(answer));
        LlmUsage usage = llm.usage();
        Map<String, Object> meta = Json.object(
                "plugin_id",
                pluginId,
                "provider_name",
                model == null ? "UNSPECIFIED" : model.provider(),
                "request_model",
                llm.modelName(),
                "response_model",
                answering == null ? llm.modelName() : answering,
                "llm_latency",
                usage.millis());
        if (model != null && model.provider().equals("azure")) {
            Lua.put(meta, "azure_instance_id", model.option("azure_instance"));
            Lua.put(meta, "azure_deployment_id", model.option("azure_deployment_id"));
            Lua.put(meta, "azure_api_version", model.option("azure_api_version"));
        }
        set(exchange, "ai.proxy.meta", meta);
        set(
                exchange,
                "ai.proxy.usage",
                Json.object(
                        "time_per_token", usage.millisPerToken(),
                        "prompt_tokens", usage.promptTokens(),
                        "completion_tokens", usage.completionTokens(),
                        "total_tokens", usage.totalTokens(),
                        "cost", usage.cost()));
        if (payloads) {
            set(exchange, "ai.proxy.payload.request", Latin.text(llm.sent(exchange)));
            set(exchange, "ai.proxy.payload.response", answer);
        }
    }

    /** Logs what a question of a plugin cost that asks a model on its own. */
    void asked(Exchange exchange, String plugin, Map<String, Object> meta, Map<String, Object> usage) {
        if (statistics) {
            meta.put("plugin_id", pluginId);
            set(exchange, "ai." + plugin + ".meta", meta);
            set(exchange, "ai." + plugin + ".usage", usage);
            set(exchange, "ai." + plugin + ".cache", Map.of());
        }
    }

    /** Logs a body, where bodies are logged. */
    void payload(Exchange exchange, String plugin, String side, String body) {
        if (payloads) {
            set(exchange, "ai." + plugin + ".payload." + side, body);
        }
    }

    private static void set(Exchange exchange, String path, @Nullable Object value) {
        if (value != null) {
            exchange.editLog(new LogEdit("set", path, Cjson.encode(value)));
        }
    }
}
