package dev.gw.runtime.plugin.callerlimits;

import dev.gw.document.MapNode;
import dev.gw.document.Node;
import dev.gw.runtime.plugin.PluginConfig;
import java.util.HashMap;
import java.util.Map;

/**
 * What a caller may do.
 *
 * @param minute requests a minute that it may keep up
 * @param burst requests that it may send at once
 */
record Limit(long minute, long burst) {
    static Limit of(PluginConfig config) {
        return new Limit(config.integer("minute"), config.integer("burst"));
    }

    /** The limits of callers that are on a tier; of several tiers, the first counts. */
    static Map<String, Limit> ofTiers(PluginConfig config) {
        Map<String, Limit> byCaller = new HashMap<>();
        for (Node item : config.fields().list("tiers")) {
            if (item instanceof MapNode map) {
                PluginConfig tier = new PluginConfig(map);
                tier.strings("callers").forEach(caller -> byCaller.putIfAbsent(caller, of(tier)));
            }
        }
        return byCaller;
    }
}
