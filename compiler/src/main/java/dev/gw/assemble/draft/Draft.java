package dev.gw.assemble.draft;

import dev.gw.document.MapNode;
import dev.gw.document.Node;
import dev.gw.document.Scalar;
import dev.gw.model.EntityKind;
import dev.gw.source.Span;
import org.jspecify.annotations.Nullable;

/**
 * An entity on its way into the document: its own fields, and the entity it was written under. Overlays and defaults
 * change the fields; a draft belongs to one assembly and is not thread-safe. Identity is object identity.
 */
public final class Draft {
    private final EntityKind kind;
    private MapNode fields;
    private @Nullable Draft parent;
    private @Nullable String via;

    /**
     * An entity that was written under another.
     *
     * @param fields its fields as written, without nested entities
     * @param parent the entity it stands under
     * @param via the foreign key that the nesting stands for
     */
    public Draft(EntityKind kind, MapNode fields, @Nullable Draft parent, @Nullable String via) {
        this.kind = kind;
        this.fields = fields;
        this.parent = parent;
        this.via = via;
    }

    public EntityKind kind() {
        return kind;
    }

    /** The fields as written, without nested entities and without the foreign key that nesting stands for. */
    public MapNode fields() {
        return fields;
    }

    public void replaceFields(MapNode changed) {
        fields = changed;
    }

    /** The entity it was written under; null where it stands on its own. */
    public @Nullable Draft parent() {
        return parent;
    }

    /** The foreign key that its nesting stands for. */
    public @Nullable String via() {
        return via;
    }

    /** Puts it under another entity; a reference in the fields gives way. */
    public void nestUnder(Draft other, String foreignKey) {
        if (via != null && !via.equals(foreignKey) && parent != null) {
            fields = fields.with(via, parent.reference());
        }
        parent = other;
        via = foreignKey;
        fields = fields.without(foreignKey);
    }

    /** Takes it out from under its parent, because a field now names another. */
    public void unnest() {
        parent = null;
        via = null;
    }

    public Span span() {
        return fields.span();
    }

    /** Where to point at it: the value that names it, else the whole entity. */
    public Span nameSpan() {
        Scalar name = name();
        return name == null ? span() : name.span();
    }

    /** The value of its first natural key that is set, a plugin's name, or null. */
    public @Nullable Scalar name() {
        if (kind == EntityKind.PLUGINS) {
            return text("name");
        }
        for (String key : kind.naturalKeys()) {
            Scalar value = text(key);
            if (value != null) {
                return value;
            }
        }
        return null;
    }

    /** What other entities call it by in Kong's format: its endpoint key, else its id; null if it has neither. */
    public @Nullable Scalar handle() {
        Scalar name =
                kind.naturalKeys().isEmpty() ? null : text(kind.naturalKeys().get(0));
        return name != null ? name : text("id");
    }

    private Node reference() {
        Scalar handle = handle();
        return handle == null ? Scalar.nil(span()) : handle;
    }

    /** The field where it holds a string or number, else null. */
    @Nullable
    Scalar text(String field) {
        return fields.get(field) instanceof Scalar scalar && (scalar.isString() || scalar.isNumber()) ? scalar : null;
    }

    /** How messages call it: {@code service shop}, {@code plugin cors}, {@code keyauth credential}. */
    public String label() {
        Scalar name = name();
        Scalar shown = name == null ? text("id") : name;
        return shown == null || kind.isNamedBySecret() ? kind.words() : kind.words() + " " + shown.shown();
    }
}
