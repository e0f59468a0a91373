package dev.gw.runtime.lua;

import dev.gw.model.Entity;
import dev.gw.runtime.plugin.Plugin;
import dev.gw.runtime.plugin.PluginConfig;
import dev.gw.runtime.plugin.PluginContext;
import dev.gw.runtime.plugin.PluginState;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Executor;

/** Makes plugins of Lua code. */
public final class LuaPlugins {
    private static final List<Phase> OF_FUNCTIONS =
            List.of(Phase.CERTIFICATE, Phase.REWRITE, Phase.ACCESS, Phase.HEADER_FILTER, Phase.BODY_FILTER, Phase.LOG);

    private LuaPlugins() {}

    /** A plugin of the functions that its configuration holds, under the names of their phases. */
    public static Plugin functions(Entity entity, PluginContext context, LuaSettings settings) {
        PluginConfig config = PluginConfig.of(entity);
        Map<Phase, List<String>> chunks = new EnumMap<>(Phase.class);
        for (Phase phase : OF_FUNCTIONS) {
            List<String> code =
                    config.strings(phase.lua()).stream().map(Octets::of).toList();
            if (!code.isEmpty()) {
                chunks.put(phase, code);
            }
        }
        LuaCode code = new LuaCode(Objects.requireNonNull(entity.name()), entity.id(), "{}", chunks, null);
        return new LuaPlugin(code, phases(chunks), context, settings);
    }

    private static EnumSet<Phase> phases(Map<Phase, List<String>> chunks) {
        return chunks.isEmpty() ? EnumSet.noneOf(Phase.class) : EnumSet.copyOf(chunks.keySet());
    }

    /** Has an event loop load the Lua plugins of a gateway before they are asked for; to be called by that loop. */
    public static void start(PluginState state, Executor loop) {
        LuaHost.of(state).start(loop);
    }
}
