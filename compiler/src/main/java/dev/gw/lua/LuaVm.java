package dev.gw.lua;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import party.iroiro.luajava.LuaNatives;
import party.iroiro.luajava.luajit.LuaJit;

/**
 * A LuaJIT that runs code for its host. Both sides talk through one piece of memory, the mailbox: whoever calls the other
 * writes there what it wants, and finds there what came of it. So a call costs no more than the way over the border.
 *
 * <p>To be used by one thread at a time.
 */
public final class LuaVm implements AutoCloseable {
    /** LUA_REGISTRYINDEX of Lua 5.1: a table that only the host sees, and that the collector starts from. */
    private static final int REGISTRY = -10000;

    private final LuaJit lua;
    private final LuaNatives natives;
    private final long pointer;
    private final ByteBuffer mailbox;

    /**
     * Starts LuaJIT with its standard libraries and runs the code that sets it up. That code is called with the mailbox, a
     * string whose octets change; with the function that calls the host; and with the text of the argument. It gives the
     * function that {@link #enter} calls.
     *
     * @param name what messages call the code
     * @param setup the code
     * @param argument what else the code is told
     * @param mailboxSize octets
     * @param host is called from Lua with the mailbox, by the thread that is in {@link #enter}, or in here; must not throw
     * @throws IllegalStateException where the code fails, or there is no LuaJIT for this platform
     */
    public LuaVm(String name, String setup, String argument, int mailboxSize, Consumer<ByteBuffer> host) {
        String unavailable = LuaState.unavailable();
        if (unavailable != null) {
            throw new IllegalStateException(unavailable);
        }
        this.lua = new LuaJit();
        this.natives = lua.getLuaNatives();
        this.pointer = lua.getPointer();
        lua.openLibraries();
        load(name, setup);
        // unlike any string that Lua code could come to hold, because equal strings are one
        load(name, "return string.rep('\\0mailbox\\0', " + (mailboxSize / 9 + 1) + ")");
        call(0, 1);
        ByteBuffer shared = (ByteBuffer) Objects.requireNonNull(natives.luaJ_todirectbuffer(pointer, -1));
        this.mailbox = shared.order(ByteOrder.nativeOrder());
        // the code may keep no more than a pointer to it, which does not keep LuaJIT from freeing it
        natives.lua_pushvalue(pointer, -1);
        natives.lua_setfield(pointer, REGISTRY, "gw.mailbox");
        lua.push(called -> {
            host.accept(mailbox);
            return 0;
        });
        lua.push(argument);
        call(3, 1);
    }

    /** Why there can be no LuaJIT on this platform; null where there can. */
    public static @Nullable String unavailable() {
        return LuaState.unavailable();
    }

    /** The memory that both sides see. */
    public ByteBuffer mailbox() {
        return mailbox;
    }

    /**
     * Calls the function that the set-up gave, without arguments or results.
     *
     * @throws IllegalStateException where it fails
     */
    public void enter() {
        natives.lua_pushvalue(pointer, 1);
        if (natives.lua_pcall(pointer, 0, 0, 0) != 0) {
            fail();
        }
    }

    private void load(String name, String code) {
        ByteBuffer buffer = direct(code);
        if (natives.luaJ_loadbuffer(pointer, buffer, buffer.remaining(), "=" + name) != 0) {
            fail();
        }
    }

    private void call(int arguments, int results) {
        if (natives.lua_pcall(pointer, arguments, results, 0) != 0) {
            fail();
        }
    }

    private void fail() {
        ByteBuffer buffer = lua.toBuffer(-1);
        String message = buffer == null ? "an error that is no text" : text(buffer);
        natives.lua_settop(pointer, Math.min(1, natives.lua_gettop(pointer) - 1));
        throw new IllegalStateException(message);
    }

    private static String text(ByteBuffer buffer) {
        return StandardCharsets.UTF_8.decode(buffer).toString();
    }

    private static ByteBuffer direct(String text) {
        byte[] octets = text.getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocateDirect(octets.length).put(octets).flip();
    }

    @Override
    public void close() {
        lua.close();
    }
}
