package dev.gw.assemble.draft;

import dev.gw.document.MapNode;
import dev.gw.document.Node;
import dev.gw.document.Scalar;
import org.jspecify.annotations.Nullable;

/**
 * How one entity names another: {@code service: shop}, {@code service: {name: shop}} or {@code service: {id: …}}.
 *
 * @param key {@code id}, a natural key, or empty for the plain string
 * @param value the name or id
 */
record Reference(String key, Scalar value) {
    /** Reads a reference; null where the value is none: null, a list, a map of another shape. */
    static @Nullable Reference read(@Nullable Node node) {
        if (node instanceof Scalar scalar) {
            return scalar.isString() ? new Reference("", scalar) : null;
        }
        if (!(node instanceof MapNode map)) {
            return null;
        }
        for (String key : new String[] {"id", "name", "username", "custom_id", "client_id"}) {
            if (map.get(key) instanceof Scalar scalar && scalar.isString()) {
                return new Reference(key, scalar);
            }
        }
        return null;
    }

    /** Whether it names this entity. */
    boolean names(Draft target) {
        if (!key.isEmpty()) {
            return says(target, key);
        }
        return says(target, "id")
                || (!target.kind().naturalKeys().isEmpty()
                        && says(target, target.kind().naturalKeys().get(0)));
    }

    private boolean says(Draft target, String field) {
        Scalar theirs = target.text(field);
        return theirs != null && theirs.text().equals(value.text());
    }
}
