package dev.gw.runtime.lua;

import dev.gw.lua.SchemaLua;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** The Lua code that is part of gw. */
final class LuaSources {
    private LuaSources() {}

    /** A file by its name without ending. */
    static String text(String name) {
        String text = find(name);
        if (text == null) {
            throw new IllegalStateException("no such file: " + name);
        }
        return text;
    }

    /** The same; null where there is none. */
    static @Nullable String find(String name) {
        if (name.equals("typedefs")) {
            return SchemaLua.typedefs();
        }
        try (InputStream stream = LuaSources.class.getResourceAsStream(name + ".lua")) {
            return stream == null ? null : new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
