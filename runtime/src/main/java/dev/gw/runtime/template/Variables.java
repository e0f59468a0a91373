package dev.gw.runtime.template;

import org.jspecify.annotations.Nullable;

/**
 * What a name stands for, or a table's field. Values are those of Lua: null for nil, Boolean, Double, String of one
 * character per octet, and Variables for a table.
 */
@FunctionalInterface
public interface Variables {
    /** The value under a key, a String or a Double; null where there is none. */
    @Nullable
    Object get(Object key);

    /**
     * The value of an expression that uses more of Lua than is evaluated here.
     *
     * @throws IllegalStateException where nobody evaluates it, or it fails
     */
    default @Nullable Object beyond(String code) {
        throw new IllegalStateException("an expression that gw does not run: " + code);
    }
}
