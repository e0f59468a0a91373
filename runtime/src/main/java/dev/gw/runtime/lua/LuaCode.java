package dev.gw.runtime.lua;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Lua code that serves as a plugin: the functions of one configuration, or a module with its configuration.
 *
 * @param plugin the plugin's name
 * @param entityId the id of its configuration
 * @param config its configuration as JSON
 * @param functions code by phase
 * @param modules the files of a custom plugin, by the names they are required by; null for functions
 */
record LuaCode(
        String plugin,
        String entityId,
        String config,
        Map<Phase, List<String>> functions,
        @Nullable Map<String, String> modules) {

    /** As the Lua side reads it: name, id, configuration, number of modules, then modules, then phases with code. */
    List<@Nullable String> asTexts() {
        List<@Nullable String> texts = new ArrayList<>(List.of(plugin, entityId, config));
        texts.add(modules == null ? null : Integer.toString(modules.size()));
        if (modules != null) {
            modules.forEach((name, text) -> {
                texts.add(name);
                texts.add(text);
            });
        }
        functions.forEach((phase, chunks) -> chunks.forEach(chunk -> {
            texts.add(phase.lua());
            texts.add(chunk);
        }));
        return texts;
    }
}
