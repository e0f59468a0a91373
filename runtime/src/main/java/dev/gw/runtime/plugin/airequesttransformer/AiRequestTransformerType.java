package dev.gw.runtime.plugin.airequesttransformer;

import dev.gw.runtime.llm.LlmPluginType;

/** The plugin ai-request-transformer. */
public final class AiRequestTransformerType extends LlmPluginType {
    /** The plugin, with Kong's priority. */
    public AiRequestTransformerType() {
        super("ai-request-transformer", 777, AiRequestTransformer::new);
    }
}
