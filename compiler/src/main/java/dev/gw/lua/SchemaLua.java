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
import org.jspecify.annotations.Nullable;
import party.iroiro.luajava.Lua;

/**
 * Reads the schema.lua of a plugin: runs it in a LuaJIT of its own that has no files, no processes and no clock, and stops after a
 * bounded number of steps and at a bounded size. Safe for use by several threads.
 */
public final class SchemaLua {
    private static final String SCHEMA = "schema";

    private SchemaLua() {}

    /**
     * Reads a schema.
     *
     * @param plugin the plugin's name, as in {@code kong.plugins.NAME}
     * @param files the plugin's Lua files by their names as modules below that: "schema", "lib.text". Other modules that the
     *     schema asks for get a stand-in that takes every call; what comes of one is left out of the schema and noted.
     */
    public static SchemaReading read(String plugin, Map<String, String> files) {
        String unavailable = LuaState.unavailable();
        if (unavailable != null) {
            return SchemaReading.failed(unavailable);
        }
        if (!files.containsKey(SCHEMA)) {
            return SchemaReading.failed("there is no schema.lua");
        }
        try (LuaState state = new LuaState()) {
            return read(state, plugin, files);
        }
    }

    private static SchemaReading read(LuaState state, String plugin, Map<String, String> files) {
        Lua lua = state.lua();
        lua.openLibraries();
        state.load("=reader", resource("schema-reader.lua"));
        state.load("=sandbox", resource("sandbox.lua"));
        lua.push(plugin);
        String problem = pushModules(state, plugin, files);
        if (problem != null) {
            return SchemaReading.failed(problem);
        }
        state.load("=typedefs", resource("typedefs.lua"));
        state.load("=metaschema", resource("metaschema.lua"));
        int status = lua.getLuaNatives().lua_pcall(lua.getPointer(), 5, 1, 0);
        return status == 0 ? result(lua) : SchemaReading.failed(message(state));
    }

    private static @Nullable String pushModules(LuaState state, String plugin, Map<String, String> files) {
        Lua lua = state.lua();
        lua.newTable();
        for (Map.Entry<String, String> file : files.entrySet()) {
            String name = file.getKey();
            boolean bytecode = file.getValue().startsWith("\u001b");
            String problem = bytecode
                    ? "precompiled code isn't read"
                    : state.load("=" + name.replace('.', '/') + ".lua", file.getValue());
            if (problem == null) {
                lua.setField(-2, "kong.plugins." + plugin + "." + name);
            } else if (name.equals(SCHEMA)) {
                return problem;
            }
        }
        return null;
    }

    private static String message(LuaState state) {
        String message = state.text(-1);
        return message.isEmpty() ? "the code fails without a message" : message;
    }

    private static SchemaReading result(Lua lua) {
        ByteBuffer buffer = Objects.requireNonNull(lua.toBuffer(-1));
        byte[] bytes = new byte[buffer.remaining()];
        buffer.get(bytes);
        MapNode result = (MapNode) new SchemaTokens(bytes).value();
        List<String> notes = result.list("notes").stream().map(Node::toString).toList();
        return new SchemaReading(result.map(SCHEMA), notes, null, mistakes(result.list("mistakes")));
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
