package dev.gw.lua;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Whether Lua code compiles, asked of LuaJIT itself. Code is never run. Safe for use by several threads. */
public final class LuaSyntax {
    private static final char BYTECODE = '\u001b';
    private static final Object LOCK = new Object();

    private static @Nullable LuaState state;

    private LuaSyntax() {}

    /**
     * Why LuaJIT doesn't compile the code, in its own words; null where it does. Precompiled code is refused. Where LuaJIT is
     * {@linkplain #unavailable() unavailable} nothing is known and the answer is null.
     *
     * @param chunkName what the message calls the code: itself, to be shown by its first line, or a name behind "="
     * @param code the code
     */
    public static @Nullable String problem(String chunkName, String code) {
        if (!code.isEmpty() && code.charAt(0) == BYTECODE) {
            return "attempt to load chunk with wrong mode";
        }
        if (LuaState.unavailable() != null) {
            return null;
        }
        synchronized (LOCK) {
            return compile(chunkName, code);
        }
    }

    private static @Nullable String compile(String chunkName, String code) {
        LuaState used = state;
        if (used == null) {
            used = new LuaState();
            state = used;
        }
        String problem = used.load(chunkName, code);
        if (problem == null) {
            used.lua().pop(1);
        }
        return problem;
    }

    /** Why no code can be checked on this platform; empty where it can. */
    public static Optional<String> unavailable() {
        return Optional.ofNullable(LuaState.unavailable());
    }
}
