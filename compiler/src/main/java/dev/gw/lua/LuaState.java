package dev.gw.lua;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import party.iroiro.luajava.Lua;
import party.iroiro.luajava.luajit.LuaJit;

/** A LuaJIT state. Loads the native library on first use; not safe for several threads. */
final class LuaState implements AutoCloseable {
    private static final String CHUNK = "gw-chunk";

    private final Lua lua;

    LuaState() {
        this.lua = new LuaJit();
    }

    Lua lua() {
        return lua;
    }

    /** Why there can be no state on this platform; null where there can. */
    static @Nullable String unavailable() {
        return Availability.REASON;
    }

    /** Compiles a text and leaves the function on the stack. Else says why not, and leaves nothing there. */
    @Nullable
    String load(String chunkName, String code) {
        byte[] bytes = code.getBytes(StandardCharsets.UTF_8);
        ByteBuffer buffer = ByteBuffer.allocateDirect(bytes.length);
        buffer.put(bytes).flip();
        int status = lua.getLuaNatives().luaJ_loadbuffer(lua.getPointer(), buffer, bytes.length, "=" + CHUNK);
        if (status == 0) {
            return null;
        }
        String message = text(-1);
        lua.pop(1);
        return message.startsWith(CHUNK + ":")
                ? ChunkName.shown(chunkName) + message.substring(CHUNK.length())
                : message;
    }

    /** The bytes of a string on the stack, read as UTF-8. */
    String text(int index) {
        ByteBuffer buffer = lua.toBuffer(index);
        return buffer == null ? "" : StandardCharsets.UTF_8.decode(buffer).toString();
    }

    @Override
    public void close() {
        lua.close();
    }

    /** Asked once: whether the native library is there and fits. */
    private static final class Availability {
        static final @Nullable String REASON = reason();

        private static @Nullable String reason() {
            try (LuaState state = new LuaState()) {
                return state.load("probe", "return 1");
            } catch (LinkageError | RuntimeException e) {
                return "LuaJIT can't be loaded on " + System.getProperty("os.name") + " "
                        + System.getProperty("os.arch") + ": " + e.getMessage();
            }
        }
    }
}
