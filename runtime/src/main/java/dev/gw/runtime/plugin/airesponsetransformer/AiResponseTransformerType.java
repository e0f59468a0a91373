package dev.gw.runtime.plugin.airesponsetransformer;

import dev.gw.runtime.llm.LlmPluginType;

/** The plugin ai-response-transformer. */
public final class AiResponseTransformerType extends LlmPluginType {
    /** The plugin, with Kong's priority. */
    public AiResponseTransformerType() {
        super("ai-response-transformer", 768, AiResponseTransformer::new);
    }
}
