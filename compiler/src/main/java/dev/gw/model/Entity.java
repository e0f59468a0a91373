package dev.gw.model;

import dev.gw.document.MapNode;
import dev.gw.document.Scalar;
import dev.gw.source.Span;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One checked entity. Immutable; identity is object identity. */
public final class Entity {
    private final EntityKind kind;
    private final String id;
    private final MapNode authored;
    private final MapNode fields;
    // looked up once, when the fields are at hand: every question about scopes asks for them
    private final @Nullable String name;
    private final @Nullable String[] parents;

    /**
     * An entity.
     *
     * @param kind what it is
     * @param id its id: as given, or the one that Kong derives for a named entity (UUIDv5), or for an unnamed one an id
     *     that gw derives from its content, where Kong would draw one at random
     * @param authored the fields as they were written, without nested children
     * @param fields all fields as the gateway runs them: shorthands expanded, defaults filled in (their span is
     *     nowhere), foreign keys as {@code {id: …}} maps or null
     */
    public Entity(EntityKind kind, String id, MapNode authored, MapNode fields) {
        this.kind = kind;
        this.id = id;
        this.authored = authored;
        this.fields = fields;
        this.name = name(kind, fields);
        List<String> keys = kind.parentFields();
        this.parents = new String[keys.size()];
        for (int i = 0; i < parents.length; i++) {
            parents[i] = reference(fields, keys.get(i));
        }
    }

    public EntityKind kind() {
        return kind;
    }

    public String id() {
        return id;
    }

    /** The fields as they were written, without nested children. */
    public MapNode authored() {
        return authored;
    }

    /** All fields as the gateway runs them. */
    public MapNode fields() {
        return fields;
    }

    /** The value of the first natural key that is set: a service's name, a consumer's username; a plugin's name. */
    public @Nullable String name() {
        return name;
    }

    private static @Nullable String name(EntityKind kind, MapNode fields) {
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
        int place = kind.parentFields().indexOf(field);
        return place >= 0 ? parents[place] : reference(fields, field);
    }

    private static @Nullable String reference(MapNode fields, String field) {
        MapNode reference = fields.map(field);
        return reference == null ? null : reference.string("id");
    }

    /** Whether a boolean field is true. */
    public boolean isTrue(String field) {
        return fields.get(field) instanceof Scalar scalar && scalar.isTrue();
    }

    @Override
    public String toString() {
        return kind.singular() + " " + (name == null ? id : name);
    }
}
