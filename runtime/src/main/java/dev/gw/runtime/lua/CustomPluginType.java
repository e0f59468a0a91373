package dev.gw.runtime.lua;

import dev.gw.document.MapNode;
import dev.gw.emit.JsonWriter;
import dev.gw.lua.SchemaLua;
import dev.gw.lua.SchemaReading;
import dev.gw.model.Entity;
import dev.gw.runtime.plugin.Plugin;
import dev.gw.runtime.plugin.PluginContext;
import dev.gw.runtime.plugin.PluginState;
import dev.gw.runtime.plugin.PluginType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A plugin of a project's own: a handler in Lua, with the files beside it. Thread-safe. */
public final class CustomPluginType implements PluginType {
    private static final List<String> NEVER_RUN =
            List.of("ws_handshake", "ws_client_frame", "ws_upstream_frame", "ws_close");

    private final String name;
    private final Map<String, String> files;
    private final Map<String, String> modules;
    private final LuaSettings settings;
    private final int priority;
    private final Set<Phase> phases;
    private final List<String> idle;
    private final Map<String, String> others;
    private @Nullable SchemaReading reading;

    private CustomPluginType(
            String name,
            Map<String, String> files,
            Map<String, String> others,
            Map<String, String> modules,
            LuaSettings settings,
            int priority,
            Set<String> methods) {
        this.name = name;
        this.files = files;
        this.others = others;
        this.modules = modules;
        this.settings = settings;
        this.priority = priority;
        this.phases = EnumSet.noneOf(Phase.class);
        for (Phase phase : Phase.values()) {
            if (methods.contains(phase.lua())) {
                phases.add(phase);
            }
        }
        this.idle = NEVER_RUN.stream().filter(methods::contains).toList();
    }

    /**
     * Reads a plugin.
     *
     * @param name the plugin's name
     * @param files its Lua files by their names without ending, with dots for folders: "handler", "lib.text"
     * @param others files beside it that it may require, by the names of their modules
     * @param context what the handler may ask for when it is loaded
     * @throws IllegalArgumentException where the handler can't be loaded; the message says why
     */
    public static CustomPluginType read(
            String name,
            Map<String, String> files,
            Map<String, String> others,
            LuaSettings settings,
            PluginContext context) {
        Map<String, String> modules = new TreeMap<>();
        others.forEach((module, text) -> modules.put(module, Octets.of(text)));
        files.forEach((file, text) -> modules.put(SchemaLua.module(name, file), Octets.of(text)));
        LuaCode code = new LuaCode(name, "", "{}", Map.of(), modules);
        // a Lua of its own, which ends with the reading
        PluginContext own = new PluginContext(context.bundle(), context.clock(), context.random(), new PluginState());
        LuaHost host = LuaHost.of(own.state());
        try {
            LuaPlugin plugin = new LuaPlugin(code, EnumSet.noneOf(Phase.class), own, settings);
            String[] found = host.on(Runnable::run).probe(plugin).split(" ", -1);
            Set<String> methods = whole(name, Set.copyOf(Arrays.asList(found).subList(1, found.length)));
            return new CustomPluginType(
                    name,
                    Map.copyOf(files),
                    Map.copyOf(others),
                    modules,
                    settings,
                    (int) Double.parseDouble(found[0]),
                    methods);
        } catch (LuaProblem | IllegalStateException problem) {
            throw new IllegalArgumentException(problem.getMessage(), problem);
        } finally {
            host.close();
        }
    }

    /** The methods, where they go together. */
    private static Set<String> whole(String name, Set<String> methods) {
        boolean filters = methods.contains("header_filter") || methods.contains("body_filter");
        if (methods.contains("response") && filters) {
            throw new IllegalStateException("Plugin \"" + name
                    + "\" can't be loaded because it implements both `response` and `header_filter` or `body_filter`"
                    + " methods.");
        }
        return methods;
    }

    @Override
    public String name() {
        return name;
    }

    /** Read when it is first asked for, which only the Admin API does. */
    @Override
    public synchronized Optional<MapNode> schema() {
        if (reading == null) {
            reading = SchemaLua.read(name, files, others);
        }
        return Optional.ofNullable(reading.schema());
    }

    @Override
    public int priority() {
        return priority;
    }

    @Override
    public Plugin create(Entity entity, PluginContext context) {
        String config = Octets.of(JsonWriter.compact(HandedConfig.of(entity)));
        LuaCode code = new LuaCode(Objects.requireNonNull(entity.name()), entity.id(), config, Map.of(), modules);
        return new LuaPlugin(code, phases, context, settings);
    }

    /** One without a phase for streams does nothing there, as in Kong. */
    @Override
    public boolean runsOnStreams() {
        return true;
    }

    @Override
    public List<String> notRun(Entity entity) {
        List<String> sentences = new ArrayList<>();
        for (String phase : idle) {
            sentences.add("its phase " + phase + " isn't run");
        }
        return sentences;
    }
}
