package dev.gw.runtime.lua;

import dev.gw.check.CheckSettings;
import dev.gw.check.DeclarativeCheck;
import dev.gw.check.Outcome;
import dev.gw.diagnostic.Diagnostics;
import dev.gw.document.DocumentReader;
import dev.gw.document.MapNode;
import dev.gw.lua.SchemaLua;
import dev.gw.model.Bundle;
import dev.gw.runtime.PluginTypes;
import dev.gw.runtime.plugin.PluginContext;
import dev.gw.runtime.plugin.PluginState;
import dev.gw.runtime.plugin.PluginType;
import dev.gw.source.SourceFile;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Plugins of a project's own.
 *
 * @param files Lua files of plugins, by plugin and by name without ending
 */
public record PluginFolders(Map<String, Map<String, String>> files) {
    /** The checked form of a configuration that may have these plugins. */
    public Bundle bundle(String yaml) {
        MapNode config = (MapNode)
                DocumentReader.read(SourceFile.of("kong.yml", yaml), DocumentReader.Dialect.KONG, new Diagnostics())
                        .orElseThrow();
        Map<String, MapNode> schemas = new HashMap<>();
        files.forEach((name, texts) -> schemas.put(
                name, Objects.requireNonNull(SchemaLua.read(name, texts).schema())));
        CheckSettings usual = CheckSettings.defaults();
        Outcome outcome =
                DeclarativeCheck.check(config, new CheckSettings(usual.flavor(), usual.edition(), false, schemas));
        if (!outcome.isAccepted()) {
            throw new IllegalArgumentException(String.valueOf(outcome));
        }
        return new Bundle(outcome.document(), outcome.entities());
    }

    /**
     * All plugins, with these.
     *
     * @param log takes the lines that code logs
     * @param without the names of those that gw runs itself
     */
    public Map<String, PluginType> types(Bundle bundle, Consumer<String> log, Set<String> without) {
        LuaSettings settings =
                new LuaSettings(LuaSettings.Trust.SANDBOX, List.of(), List.of(), Map.of(), List.of(), 6, log);
        PluginContext context = new PluginContext(bundle, Clock.systemUTC(), new Random(39), new PluginState());
        List<PluginType> custom = new ArrayList<>();
        files.forEach((name, texts) -> {
            if (!without.contains(name)) {
                custom.add(CustomPluginType.read(name, texts, beside(name), settings, context));
            }
        });
        return PluginTypes.with(settings, custom);
    }

    private Map<String, String> beside(String name) {
        Map<String, String> modules = new HashMap<>();
        files.forEach((other, texts) -> {
            if (!other.equals(name)) {
                texts.forEach((file, text) -> modules.put(SchemaLua.module(other, file), text));
            }
        });
        return modules;
    }
}
