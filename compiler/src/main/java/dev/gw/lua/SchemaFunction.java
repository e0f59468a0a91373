package dev.gw.lua;

import dev.gw.document.ListNode;
import dev.gw.document.MapNode;
import dev.gw.document.Node;
import dev.gw.document.Scalar;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A function that stands in the schema of a plugin. In a schema as data it is a map: where it stands, and the code that it
 * stands in. Thread-safe.
 */
public final class SchemaFunction {
    private static final String PLACE = "lua";
    private static final String CODE = "code";

    private final String place;
    private final SchemaCode code;

    private SchemaFunction(String place, SchemaCode code) {
        this.place = place;
        this.code = code;
    }

    /** The function that a value in a schema is; null where it is none. */
    public static @Nullable SchemaFunction of(@Nullable Node value) {
        if (!(value instanceof MapNode map) || map.map(CODE) == null) {
            return null;
        }
        return new SchemaFunction(String.valueOf(map.string(PLACE)), SchemaCode.of(map.map(CODE)));
    }

    static MapNode node(String place, MapNode code) {
        return MapNode.empty().with(PLACE, Scalar.string(place)).with(CODE, code);
    }

    /** The code of a plugin, as its functions have it with them. */
    static MapNode code(String plugin, Map<String, String> modules) {
        List<MapNode.Entry> texts = modules.entrySet().stream()
                .map(module -> new MapNode.Entry(Scalar.string(module.getKey()), Scalar.string(module.getValue())))
                .toList();
        return MapNode.empty().with("plugin", Scalar.string(plugin)).with("modules", MapNode.of(texts));
    }

    /** Calls it. What it says shows no value from the environment. */
    public SchemaAnswer call(Node value) {
        return masked(code.call(place, value), value);
    }

    private static SchemaAnswer masked(SchemaAnswer answer, Node value) {
        SchemaAnswer masked = answer;
        if (value instanceof MapNode map) {
            for (MapNode.Entry entry : map.entries()) {
                masked = masked(masked, entry.value());
            }
        } else if (value instanceof ListNode list) {
            for (Node item : list.items()) {
                masked = masked(masked, item);
            }
        } else if (value instanceof Scalar scalar
                && scalar.isSensitive()
                && !scalar.text().isEmpty()) {
            masked = masked.without(scalar.text(), scalar.shown());
        }
        return masked;
    }
}
