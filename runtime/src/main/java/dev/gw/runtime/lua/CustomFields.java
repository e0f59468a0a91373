package dev.gw.runtime.lua;

import dev.gw.document.MapNode;
import dev.gw.model.Entity;
import dev.gw.runtime.exchange.Exchange;
import dev.gw.runtime.plugin.Plugin;
import dev.gw.runtime.plugin.PluginConfig;
import dev.gw.runtime.plugin.PluginContext;
import dev.gw.runtime.plugin.PluginType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * A plugin for logs with the fields that {@code custom_fields_by_lua} adds to its entries. As in Kong, the logs behind it
 * have them, too, and where the code fails there is no entry.
 *
 * @param log the plugin without them
 * @param lua how Lua code runs
 */
public record CustomFields(PluginType log, LuaSettings lua) implements PluginType {
    @Override
    public String name() {
        return log.name();
    }

    @Override
    public int priority() {
        return log.priority();
    }

    @Override
    public Plugin create(Entity entity, PluginContext context) {
        Plugin plugin = log.create(entity, context);
        MapNode fields = PluginConfig.of(entity).fields().map("custom_fields_by_lua");
        if (fields == null || fields.isEmpty()) {
            return plugin;
        }
        List<String> chunks = new ArrayList<>();
        for (MapNode.Entry field : fields.entries()) {
            chunks.add(Octets.of(chunk(field.name(), field.value().toString())));
        }
        LuaCode code =
                new LuaCode(Objects.requireNonNull(entity.name()), entity.id(), "{}", Map.of(Phase.LOG, chunks), null);
        return new Both(new LuaPlugin(code, Set.of(Phase.LOG), context, lua), plugin);
    }

    /** Code that gives an entry its field. */
    private static String chunk(String name, String code) {
        return "local value = (function() " + code + "\nend)()\nkong.log.set_serialize_value(" + quoted(name)
                + ", value)";
    }

    private static String quoted(String text) {
        return '"'
                + text.replace("\\", "\\\\")
                        .replace("\"", "\\\"")
                        .replace("\n", "\\n")
                        .replace("\r", "\\r")
                + '"';
    }

    @Override
    public boolean runsOnStreams() {
        return log.runsOnStreams();
    }

    @Override
    public List<String> notRun(Entity entity) {
        return log.notRun(entity);
    }

    private record Both(Plugin fields, Plugin plugin) implements Plugin {
        @Override
        public void rewrite(Exchange exchange) {
            plugin.rewrite(exchange);
        }

        @Override
        public @Nullable CompletionStage<?> access(Exchange exchange) {
            return plugin.access(exchange);
        }

        @Override
        public void headerFilter(Exchange exchange) {
            plugin.headerFilter(exchange);
        }

        @Override
        public void log(Exchange exchange) {
            fields.log(exchange);
            plugin.log(exchange);
        }
    }
}
