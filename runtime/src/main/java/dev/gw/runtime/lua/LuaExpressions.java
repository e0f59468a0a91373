package dev.gw.runtime.lua;

import dev.gw.runtime.exchange.Exchange;
import dev.gw.runtime.plugin.PluginContext;
import dev.gw.runtime.template.Variables;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Evaluates the Lua expressions that stand in a plugin's configuration. Thread-safe. */
public final class LuaExpressions {
    private final String plugin;
    private final String entityId;
    private final PluginContext context;
    private final LuaSettings settings;
    private @Nullable LuaPlugin owner;

    /**
     * The expressions of a plugin.
     *
     * @param plugin the plugin's name
     * @param entityId the id of its configuration
     */
    public LuaExpressions(String plugin, String entityId, PluginContext context, LuaSettings settings) {
        this.plugin = plugin;
        this.entityId = entityId;
        this.context = context;
        this.settings = settings;
    }

    /**
     * The value of an expression: null for nil, Boolean, Double, or String of one character per octet.
     *
     * @param code the expression, one character per octet
     * @param globals what it can name
     * @throws IllegalStateException where it fails
     */
    public @Nullable Object value(Exchange exchange, String code, Variables globals) {
        LuaPlugin its = owner();
        Evaluation evaluation = new Evaluation(code, globals);
        try {
            LuaHost.of(context.state()).on(exchange.loop()).evaluate(its, exchange, evaluation);
            return evaluation.result();
        } catch (LuaProblem problem) {
            its.log().failed(plugin, Phase.ACCESS, problem);
            throw new IllegalStateException(problem.getMessage(), problem);
        }
    }

    private synchronized LuaPlugin owner() {
        if (owner == null) {
            LuaCode none = new LuaCode(plugin, entityId, "{}", Map.of(), null);
            owner = new LuaPlugin(none, Set.of(), context, settings);
        }
        return owner;
    }
}
