package dev.gw.runtime.lua;

/** Lua code fails. The message says with what, in Lua's words. */
final class LuaProblem extends RuntimeException {
    private static final long serialVersionUID = 1;

    LuaProblem(String message) {
        super(message, null, false, false);
    }
}
