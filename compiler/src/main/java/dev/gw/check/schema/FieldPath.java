package dev.gw.check.schema;

import dev.gw.document.MapNode;
import dev.gw.document.Node;
import org.jspecify.annotations.Nullable;

/** A dotted path to a field, taken apart once. */
final class FieldPath {
    private final String text;
    private final String[] steps;

    FieldPath(String text) {
        this.text = text;
        this.steps = text.split("\\.", -1);
    }

    /** The value there; null (absent) where there is none. */
    @Nullable
    Node in(MapNode entity) {
        Node value = entity;
        for (String step : steps) {
            value = Tables.get(value, step);
            if (value == null) {
                return null;
            }
        }
        return value;
    }

    /** Whether it leads into a record. */
    boolean isDeep() {
        return steps.length > 1;
    }

    boolean isSetIn(MapNode entity) {
        return Tables.isNonEmpty(in(entity));
    }

    String text() {
        return text;
    }

    @Override
    public String toString() {
        return text;
    }
}
