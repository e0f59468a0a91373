package dev.gw.runtime.plugin.botdetection;

import dev.gw.model.Entity;
import dev.gw.runtime.plugin.Plugin;
import dev.gw.runtime.plugin.PluginConfig;
import dev.gw.runtime.plugin.PluginContext;
import dev.gw.runtime.plugin.PluginType;
import dev.gw.runtime.regex.PcrePattern;
import java.util.List;
import java.util.stream.Stream;

/** bot-detection. */
public final class BotDetectionType implements PluginType {
    @Override
    public String name() {
        return "bot-detection";
    }

    @Override
    public int priority() {
        return 2500;
    }

    @Override
    public Plugin create(Entity entity, PluginContext context) {
        return new BotDetection(PluginConfig.of(entity));
    }

    @Override
    public List<String> notRun(Entity entity) {
        PluginConfig config = PluginConfig.of(entity);
        return Stream.concat(config.strings("allow").stream(), config.strings("deny").stream())
                .filter(expression -> PcrePattern.of(expression) == null)
                .map(expression -> "the expression " + expression + " uses more of PCRE than gw runs; it never matches")
                .toList();
    }
}
