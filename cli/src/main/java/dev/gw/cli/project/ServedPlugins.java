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
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/** The plugins that a gateway runs: gw's own, and those of the project that a configuration uses or the settings name. */
public final class ServedPlugins {
    private static final String LUA = ".lua";

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
        Map<String, Path> handlers = handlers();
        Set<String> used = new TreeSet<>(installed);
        for (Entity plugin : bundle.all(EntityKind.PLUGINS)) {
            if (plugin.isTrue("enabled")) {
                used.add(String.valueOf(plugin.name()));
            }
        }
        List<PluginType> custom = new ArrayList<>();
        for (String name : used) {
            Path folder = handlers.get(name);
            if (folder != null) {
                read(name, folder, bundle, custom);
            }
        }
        return PluginTypes.with(settings, custom);
    }

    private void read(String name, Path folder, Bundle bundle, List<PluginType> custom) {
        PluginContext context =
                new PluginContext(bundle, Clock.systemUTC(), RandomGenerator.getDefault(), new PluginState());
        try {
            Map<String, String> sources = sources(folder);
            if (!isNative(name, sources)) {
                custom.add(CustomPluginType.read(name, sources, beside(folder), settings, context));
            }
        } catch (IllegalArgumentException problem) {
            problems.accept("the plugin " + name + " can't be run: " + problem.getMessage());
        } catch (IOException problem) {
            problems.accept("the plugin " + name + " can't be run: " + project.shown(folder) + " can't be read");
        }
    }

    /** The files of the folders beside a plugin's, which it may share with others. */
    private static Map<String, String> beside(Path folder) throws IOException {
        Map<String, String> modules = new TreeMap<>();
        try (Stream<Path> others = Files.list(Objects.requireNonNull(folder.getParent()))) {
            for (Path other : others.filter(Files::isDirectory).sorted().toList()) {
                String name = String.valueOf(other.getFileName());
                if (!other.equals(folder)) {
                    sources(other).forEach((file, text) -> modules.put(CustomPluginType.module(name, file), text));
                }
            }
        }
        return modules;
    }

    /** Whether gw does the same without Lua: only for the very handler that it brings. */
    private boolean isNative(String name, Map<String, String> sources) {
        LuaTwin twin = PluginTypes.brought().get(name);
        return twin != null && !asLua.contains(name) && twin.isItsHandler(sources.getOrDefault("handler", ""));
    }

    private Map<String, Path> handlers() {
        Map<String, Path> handlers = new TreeMap<>();
        for (String folder : folders) {
            Path place = project.root().resolve(folder);
            if (Files.isDirectory(place)) {
                try (Stream<Path> plugins = Files.list(place)) {
                    plugins.filter(plugin -> Files.isRegularFile(plugin.resolve("handler.lua")))
                            .forEach(plugin -> handlers.put(plugin.getFileName().toString(), plugin));
                } catch (IOException e) {
                    problems.accept(project.shown(place) + " can't be read");
                }
            }
        }
        return handlers;
    }

    /** The plugin's files, by the names that they are required by. */
    private static Map<String, String> sources(Path folder) throws IOException {
        Map<String, String> sources = new TreeMap<>();
        try (Stream<Path> files = Files.walk(folder, 8)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                String name = folder.relativize(file).toString().replace('\\', '/');
                if (name.endsWith(LUA)) {
                    String module = name.substring(0, name.length() - LUA.length());
                    sources.put(module.replace('/', '.'), Files.readString(file));
                }
            }
        }
        return sources;
    }
}
