package dev.gw.check.value;

import dev.gw.document.MapNode;
import dev.gw.document.Node;
import dev.gw.document.Scalar;
import org.jspecify.annotations.Nullable;

/** Values of a record as a rule written in Lua sees them. */
final class LuaValues {
    private LuaValues() {}

    /** What stands under a path of keys; null where a step of it is missing or no record. */
    static @Nullable Node at(Node record, String... path) {
        Node at = record;
        for (String key : path) {
            Node next = at instanceof MapNode map ? map.get(key) : null;
            if (next == null) {
                return null;
            }
            at = next;
        }
        return at;
    }

    /** The string under a path; null where something else stands there. */
    static @Nullable String text(Node record, String... path) {
        return at(record, path) instanceof Scalar scalar && scalar.isString() ? scalar.text() : null;
    }

    /** Whether Lua takes it for true: all but false and what is missing; an explicit null is true. */
    static boolean isTruthy(@Nullable Node value) {
        return value != null && !(value instanceof Scalar scalar && Boolean.FALSE.equals(scalar.value()));
    }

    /** Whether it is a string that isn't empty. */
    static boolean isPresent(@Nullable Node value) {
        return value instanceof Scalar scalar
                && scalar.isString()
                && !scalar.text().isEmpty();
    }
}
