package dev.gw.diff;

import dev.gw.model.Entity;
import dev.gw.model.EntityKind;
import dev.gw.source.Span;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One entity that differs.
 *
 * @param action what happens to it
 * @param label what it is called: {@code route orders}, {@code plugin acl on service shop}
 * @param formerly what it was called, where it is renamed; else null
 * @param before as it is; null where it is created
 * @param after as it shall be; null where it is destroyed
 * @param fields what changes in it; what was written, where it is created; nothing where it is destroyed
 */
public record EntityChange(
        Action action,
        String label,
        @Nullable String formerly,
        @Nullable Entity before,
        @Nullable Entity after,
        List<FieldChange> fields) {
    public EntityChange {
        fields = List.copyOf(fields);
    }

    /** The entity as it shall be; as it was, where it is destroyed. */
    public Entity entity() {
        return Objects.requireNonNull(after == null ? before : after);
    }

    public EntityKind kind() {
        return entity().kind();
    }

    /** Where it is written. */
    public Span at() {
        return entity().span();
    }
}
