package dev.gw.cli.project;

import dev.gw.assemble.Project;
import dev.gw.model.Bundle;
import dev.gw.model.Entity;
import dev.gw.model.EntityKind;
import dev.gw.runtime.PluginTypes;
import dev.gw.runtime.lua.CustomPluginType;
import dev.gw.runtime.lua.LuaSettings;
import dev.gw.runtime.plugin.LuaTwin;
import dev.gw.runtime.plugin.PluginContext;
import dev.gw.runtime.plugin.PluginState;
import dev.gw.runtime.plugin.PluginType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/** The plugins that a gateway runs: gw's own, and those of the project that a configuration uses or the settings name. */
public final class ServedPlugins {
    private final Project project;
    private final List<String> folders;
    private final LuaSettings settings;
    private final Consumer<String> problems;
    private List<String> asLua = List.of();
    private List<String> installed = List.of();

    /**
     * The plugins of a project.
     *
     * @param folders where its own plugins lie, relative to its root
     * @param problems takes a sentence for each plugin that can't be run
     */
    public ServedPlugins(Project project, List<String> folders, LuaSettings settings, Consumer<String> problems) {
        this.project = project;
        this.folders = folders;
        this.settings = settings;
        this.problems = problems;
    }

    /**
     * As the environment says: GW_LUA_PLUGINS names those that run from their folders also where gw does the same without
     * Lua, and KONG_PLUGINS those that a later configuration may use.
     */
    public ServedPlugins under(Map<String, String> environment) {
        asLua = names(environment, "GW_LUA_PLUGINS");
        installed = names(environment, "KONG_PLUGINS");
        return this;
    }

    private static List<String> names(Map<String, String> environment, String variable) {
        return List.of(environment.getOrDefault(variable, "").split("[, ]+"));
    }

    /** The types for a configuration, by name. */
    public Map<String, PluginType> of(Bundle bundle) {
        Map<String, PluginFolder> handlers = handlers();
        Set<String> used = new TreeSet<>(installed);
        for (Entity plugin : bundle.all(EntityKind.PLUGINS)) {
            if (plugin.isTrue("enabled")) {
                used.add(String.valueOf(plugin.name()));
            }
        }
        List<PluginType> custom = new ArrayList<>();
        for (String name : used) {
            PluginFolder folder = handlers.get(name);
            if (folder != null) {
                read(name, folder, bundle, custom);
            }
        }
        return PluginTypes.with(settings, custom);
    }

    private void read(String name, PluginFolder folder, Bundle bundle, List<PluginType> custom) {
        PluginContext context =
                new PluginContext(bundle, Clock.systemUTC(), RandomGenerator.getDefault(), new PluginState());
        try {
            Map<String, String> sources = folder.sources();
            if (!isNative(name, sources)) {
                custom.add(CustomPluginType.read(name, sources, folder.beside(), settings, context));
            }
        } catch (IllegalArgumentException problem) {
            problems.accept("the plugin " + name + " can't be run: " + problem.getMessage());
        } catch (IOException problem) {
            problems.accept("the plugin " + name + " can't be run: " + project.shown(folder.path()) + " can't be read");
        }
    }

    /** Whether gw does the same without Lua: only for the very handler that it brings. */
    private boolean isNative(String name, Map<String, String> sources) {
        LuaTwin twin = PluginTypes.brought().get(name);
        return twin != null && !asLua.contains(name) && twin.isItsHandler(sources.getOrDefault("handler", ""));
    }

    private Map<String, PluginFolder> handlers() {
        Map<String, PluginFolder> handlers = new TreeMap<>();
        for (String folder : folders) {
            Path place = project.root().resolve(folder);
            if (Files.isDirectory(place)) {
                try (Stream<Path> plugins = Files.list(place)) {
                    plugins.map(PluginFolder::new)
                            .filter(plugin -> plugin.file("handler").isPresent())
                            .forEach(plugin -> handlers.put(plugin.name(), plugin));
                } catch (IOException e) {
                    problems.accept(project.shown(place) + " can't be read");
                }
            }
        }
        return handlers;
    }
}
