package dev.gw.lua;

import dev.gw.document.Node;
import java.util.Map;

/** Runs the functions that plugins' schemas hold. Found as a service, because what runs Lua code as Kong does lies above the check. */
public interface SchemaEngine {
    /**
     * Makes a plugin's code ready to be called.
     *
     * @param plugin the plugin's name
     * @param modules its files, and those beside it, by the names they are required by
     */
    Session open(String plugin, Map<String, String> modules);

    /** The code of one plugin; used by one thread at a time. */
    interface Session extends AutoCloseable {
        /**
         * Calls a function.
         *
         * @param place the keys that lead to it from the schema, a line each; a number has a # before it
         * @param value what it is called with
         */
        SchemaAnswer call(String place, Node value);

        @Override
        void close();
    }
}
