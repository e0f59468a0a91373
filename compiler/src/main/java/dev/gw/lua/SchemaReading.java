package dev.gw.lua;

import dev.gw.document.MapNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of a plugin's schema.lua.
 *
 * @param schema the schema, in the shape that gw has the bundled plugins' in; null where there is a problem
 * @param notes what the schema says and data can't, such as a check written as a function: each with its place in the schema
 * @param problem why the schema couldn't be read; null where it could
 */
public record SchemaReading(
        @Nullable MapNode schema,
        List<String> notes,
        @Nullable String problem) {
    public SchemaReading {
        notes = List.copyOf(notes);
    }

    static SchemaReading failed(String problem) {
        return new SchemaReading(null, List.of(), problem);
    }
}
