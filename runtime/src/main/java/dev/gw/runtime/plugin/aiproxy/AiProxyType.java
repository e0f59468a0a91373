package dev.gw.runtime.plugin.aiproxy;

import dev.gw.runtime.llm.LlmPluginType;
import dev.gw.runtime.plugin.PluginConfig;

/** The plugin ai-proxy. */
public final class AiProxyType extends LlmPluginType {
    /** The plugin, with Kong's priority. */
    public AiProxyType() {
        super("ai-proxy", 770, AiProxy::new);
    }

    @Override
    protected PluginConfig asked(PluginConfig config) {
        return config;
    }
}
