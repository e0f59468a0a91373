package dev.gw.runtime.plugin.aipromptguard;

import dev.gw.model.Entity;
import dev.gw.runtime.plugin.Plugin;
import dev.gw.runtime.plugin.PluginConfig;
import dev.gw.runtime.plugin.PluginContext;
import dev.gw.runtime.plugin.PluginType;
import dev.gw.runtime.regex.PcrePattern;
import java.util.ArrayList;
import java.util.List;

/** The plugin ai-prompt-guard. */
public final class PromptGuardType implements PluginType {
    @Override
    public String name() {
        return "ai-prompt-guard";
    }

    @Override
    public int priority() {
        return 771;
    }

    @Override
    public Plugin create(Entity entity, PluginContext context) {
        return new PromptGuard(PluginConfig.of(entity), context.clock());
    }

    @Override
    public List<String> notRun(Entity entity) {
        PluginConfig config = PluginConfig.of(entity);
        List<String> sentences = new ArrayList<>();
        for (String field : List.of("deny_patterns", "allow_patterns")) {
            for (String expression : config.strings(field)) {
                if (PcrePattern.of(expression) == null) {
                    sentences.add("the expression " + expression
                            + " uses more of PCRE than gw runs; requests that come to it get 500");
                }
            }
        }
        return sentences;
    }
}
