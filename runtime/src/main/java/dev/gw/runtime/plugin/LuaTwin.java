package dev.gw.runtime.plugin;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;

/**
 * A plugin that gw brings for Kong, as Lua: the same as what a type of gw does without Lua.
 *
 * @param name what it is called
 * @param home the class beside whose resources its files stand
 */
public record LuaTwin(String name, Class<?> home) {
    private static final String HANDLER = "handler.lua";
    private static final String SCHEMA = "schema.lua";

    /** The files of its folder by their names. */
    public Map<String, String> files() {
        return Map.of(HANDLER, text(HANDLER), SCHEMA, text(SCHEMA));
    }

    /** Whether a handler is the one of {@link #files()}, whatever its line ends. */
    public boolean isItsHandler(String lua) {
        return lua.replace("\r\n", "\n").equals(text(HANDLER));
    }

    private String text(String file) {
        try (InputStream stream = Objects.requireNonNull(home.getResourceAsStream(file))) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
