package dev.gw.lua;

import dev.gw.document.ListNode;
import dev.gw.document.MapNode;
import dev.gw.document.Node;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import party.iroiro.luajava.Lua;

/**
 * Reads the schema.lua of a plugin: runs it in a LuaJIT of its own that has no files, no processes and no clock, and stops after a
 * bounded number of steps and at a bounded size. Safe for use by several threads.
 */
public final class SchemaLua {
    private static final String PLUGINS = "kong.plugins.";
    private static final String SCHEMA = "schema";
    private static final List<String> SCHEMA_FILES = List.of(SCHEMA, SCHEMA + ".init");

    private SchemaLua() {}

    /**
     * Reads a schema.
     *
     * @param plugin the plugin's name, as in {@code kong.plugins.NAME}
     * @param files the plugin's Lua files by their names as modules below that: "schema", "lib.text". Other modules that the
     *     schema asks for get a stand-in that takes every call; what comes of one is left out of the schema and noted.
     */
    public static SchemaReading read(String plugin, Map<String, String> files) {
        return read(plugin, files, Map.of());
    }

    /**
     * The same.
     *
     * @param beside the Lua files of other plugins that it may ask for, by the names of their modules
     */
    public static SchemaReading read(String plugin, Map<String, String> files, Map<String, String> beside) {
        String unavailable = LuaState.unavailable();
        if (unavailable != null) {
            return SchemaReading.failed(unavailable);
        }
        Map<String, String> modules = new TreeMap<>(beside);
        files.forEach((file, text) -> modules.put(module(plugin, file), text));
        if (SCHEMA_FILES.stream().noneMatch(files::containsKey)) {
            return SchemaReading.failed("there is no schema.lua");
        }
        try (LuaState state = new LuaState()) {
            return read(state, plugin, modules);
        }
    }

    /** What a plugin's file is called where it is required. */
    public static String module(String plugin, String file) {
        return PLUGINS + plugin + "." + file;
    }

    /** The code of Kong's ready-made types; called with what stands for null, and a function that says which tables are one thing. */
    public static String typedefs() {
        return resource("typedefs.lua");
    }

    private static SchemaReading read(LuaState state, String plugin, Map<String, String> modules) {
        Lua lua = state.lua();
        lua.openLibraries();
        state.load("=reader", resource("schema-reader.lua"));
        state.load("=sandbox", resource("sandbox.lua"));
        lua.push(plugin);
        String problem = pushModules(state, plugin, modules);
        if (problem != null) {
            return SchemaReading.failed(problem);
        }
        state.load("=typedefs", typedefs());
        state.load("=metaschema", resource("metaschema.lua"));
        int status = lua.getLuaNatives().lua_pcall(lua.getPointer(), 5, 1, 0);
        return status == 0 ? result(lua, SchemaFunction.code(plugin, modules)) : SchemaReading.failed(message(state));
    }

    private static @Nullable String pushModules(LuaState state, String plugin, Map<String, String> modules) {
        Lua lua = state.lua();
        lua.newTable();
        for (Map.Entry<String, String> module : modules.entrySet()) {
            String name = module.getKey();
            boolean bytecode = module.getValue().startsWith("\u001b");
            String problem =
                    bytecode ? "precompiled code isn't read" : state.load(shown(name, plugin), module.getValue());
            if (problem == null) {
                lua.setField(-2, name);
            } else if (SCHEMA_FILES.stream().anyMatch(file -> name.equals(module(plugin, file)))) {
                return problem;
            }
        }
        return null;
    }

    /** What messages call a module: its file in the plugin's folder; another plugin's, in the folder that they share. */
    private static String shown(String module, String plugin) {
        String own = module(plugin, "");
        String file = module.substring(module.startsWith(own) ? own.length() : PLUGINS.length());
        return "=" + file.replace('.', '/') + ".lua";
    }

    private static String message(LuaState state) {
        String message = state.text(-1);
        return message.isEmpty() ? "the code fails without a message" : message;
    }

    private static SchemaReading result(Lua lua, MapNode code) {
        ByteBuffer buffer = Objects.requireNonNull(lua.toBuffer(-1));
        byte[] bytes = new byte[buffer.remaining()];
        buffer.get(bytes);
        SchemaTokens tokens = new SchemaTokens(bytes, code);
        MapNode result = (MapNode) tokens.value();
        List<String> notes = result.list("notes").stream().map(Node::toString).toList();
        MapNode schema = result.map(SCHEMA);
        MapNode whole = schema == null || !tokens.hasFunctions() ? schema : schema.with("code", code);
        return new SchemaReading(whole, notes, null, mistakes(result.list("mistakes")));
    }

    private static List<SchemaReading.Mistake> mistakes(List<Node> pairs) {
        return pairs.stream()
                .map(pair -> ((ListNode) pair).items())
                .map(pair -> new SchemaReading.Mistake(
                        pair.get(0).toString(), pair.get(1).toString()))
                .toList();
    }

    private static String resource(String name) {
        try (InputStream stream = Objects.requireNonNull(SchemaLua.class.getResourceAsStream(name), name)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
