package dev.gw.model;

import dev.gw.document.MapNode;
import dev.gw.document.Scalar;
import dev.gw.source.Span;
import org.jspecify.annotations.Nullable;

/**
 * One checked entity.
 *
 * @param kind what it is
 * @param id its id: as given, or the one that Kong derives for a named entity (UUIDv5), or for an unnamed one an id
 *     that gw derives from its content, where Kong would draw one at random
 * @param authored the fields as they were written, without nested children
 * @param fields all fields as the gateway runs them: shorthands expanded, defaults filled in (their span is nowhere),
 *     foreign keys as {@code {id: …}} maps or null
 */
public record Entity(EntityKind kind, String id, MapNode authored, MapNode fields) {
    /** The value of the first natural key that is set: a service's name, a consumer's username; a plugin's name. */
    public @Nullable String name() {
        if (kind == EntityKind.PLUGINS) {
            return fields.string("name");
        }
        for (String key : kind.naturalKeys()) {
            String value = fields.string(key);
            if (value != null) {
                return value;
            }
        }
        return null;
    }

    /** Where it was written. */
    public Span span() {
        return authored.span();
    }

    /** The id of the entity that a foreign key refers to; null where it refers to none. */
    public @Nullable String foreignId(String field) {
        MapNode reference = fields.map(field);
        return reference == null ? null : reference.string("id");
    }

    /** Whether a boolean field is true. */
    public boolean isTrue(String field) {
        return fields.get(field) instanceof Scalar scalar && scalar.isTrue();
    }
}
