package dev.gw.diff;

import dev.gw.document.Node;
import dev.gw.source.Span;
import org.jspecify.annotations.Nullable;

/**
 * One field of an entity that differs.
 *
 * @param path the field, such as {@code config.redis.host} or {@code headers.x-version}
 * @param before its value so far; null where it has none
 * @param after its value from now on; null where it has none
 * @param form how the two values compare
 * @param secret whether the values are secrets: then only {@link Masked} may show them
 * @param at where the new value stands; the entity where it stands nowhere
 */
public record FieldChange(
        String path, @Nullable Node before, @Nullable Node after, Form form, boolean secret, Span at) {
    /** How values of a field are compared. */
    public enum Form {
        /** A single value, or values whose order counts. */
        VALUE,
        /** Values in any order, each once. */
        SET
    }
}
