package dev.gw.runtime.lua;

import java.util.Map;

/** Something that Lua code asks Java for. Reads its arguments from the mail and replies there. */
@FunctionalInterface
interface Primitive {
    /**
     * Does it.
     *
     * @throws LuaProblem where the Lua code shall fail, with the message it fails with
     */
    void run(LuaWorker worker, Mail mail);

    /** Registers primitives by the names that Lua code knows them by. */
    interface Book {
        void add(Map<String, Primitive> book);
    }
}
