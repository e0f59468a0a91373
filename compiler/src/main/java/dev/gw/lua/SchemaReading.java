package dev.gw.lua;

import dev.gw.document.MapNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of a plugin's schema.lua.
 *
 * @param schema the schema, in the shape that gw has the bundled plugins' in; null where there is a problem or a mistake
 * @param notes what the schema says and data can't, such as a check written as a function: each with its place in the schema
 * @param problem why the schema couldn't be read; null where it could
 * @param mistakes what keeps Kong from loading a schema that could be read
 */
public record SchemaReading(
        @Nullable MapNode schema,
        List<String> notes,
        @Nullable String problem,
        List<Mistake> mistakes) {
    public SchemaReading {
        notes = List.copyOf(notes);
        mistakes = List.copyOf(mistakes);
    }

    static SchemaReading failed(String problem) {
        return new SchemaReading(null, List.of(), problem, List.of());
    }

    /**
     * A value that Kong does not take in a schema.
     *
     * @param path the names that lead to it, as {@code config.hosts.elements.type}
     * @param message what is wrong with it
     */
    public record Mistake(String path, String message) {
        @Override
        public String toString() {
            return path + ": " + message;
        }
    }
}
