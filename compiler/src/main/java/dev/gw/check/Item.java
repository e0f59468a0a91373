package dev.gw.check;

import dev.gw.check.schema.SchemaDef;
import dev.gw.document.MapNode;
import dev.gw.document.Node;
import dev.gw.document.Scalar;
import dev.gw.model.Entity;
import dev.gw.model.EntityKind;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** An entity of a document while the document is being checked: where it stands, and what is known of it so far. */
final class Item {
    private final EntityKind kind;
    private final SchemaDef schema;
    private final MapNode authored;
    private final @Nullable Item parent;
    private int position;
    private List<Item> children = List.of();
    private List<EntityKind> nested = List.of();
    private final Changes changes = new Changes();
    private MapNode fields;
    private boolean alone = true;
    private boolean recalled;
    private @Nullable Entity entity;

    /**
     * @param fields what was written, or that with defaults filled in
     * @param position in its list, from 0
     */
    Item(EntityKind kind, SchemaDef schema, MapNode authored, MapNode fields, @Nullable Item parent, int position) {
        this.kind = kind;
        this.schema = schema;
        this.authored = authored;
        this.fields = fields;
        this.parent = parent;
        this.position = position;
        if (parent != null) {
            parent.take(this);
        }
    }

    private void take(Item child) {
        children = children.isEmpty() ? new ArrayList<>() : children;
        children.add(child);
        if (!nested.contains(child.kind)) {
            nested = nested.isEmpty() ? new ArrayList<>(1) : nested;
            nested.add(child.kind);
        }
    }

    EntityKind kind() {
        return kind;
    }

    SchemaDef schema() {
        return schema;
    }

    MapNode authored() {
        return authored;
    }

    @Nullable
    Item parent() {
        return parent;
    }

    int position() {
        return position;
    }

    /** Notes that what it is depends on entities elsewhere in the document. */
    void dependOnOthers() {
        Item root = this;
        while (root.parent != null) {
            root = root.parent;
        }
        root.alone = false;
    }

    /** For one at the top: whether it, and all nested in it, are the same in every document. */
    boolean standsAlone() {
        return alone;
    }

    /** Takes it, with all nested in it, into another document. */
    void recalledAt(int place) {
        position = place;
        recalled = true;
    }

    /** For one at the top: whether it comes, with ids and references, from an earlier document. */
    boolean isRecalled() {
        return recalled;
    }

    /** What it is as a part of a bundle, once all of it is right. */
    Entity entity() {
        Entity made = entity;
        if (made == null) {
            made = EntityMaker.entity(this);
            entity = made;
        }
        return made;
    }

    List<Item> children() {
        return children;
    }

    /** The kinds of its children. */
    List<EntityKind> nested() {
        return nested;
    }

    /** The foreign key that its place in another entity stands for; null at the top of the document. */
    @Nullable
    String parentField() {
        return parent == null ? null : Kinds.children(parent.kind).get(kind);
    }

    MapNode fields() {
        return fields;
    }

    void fields(MapNode filled) {
        this.fields = filled;
    }

    /** A field's value, changes included. */
    @Nullable
    Node get(String field) {
        Node changed = changes.get(field);
        return changed == null ? fields.get(field) : changed;
    }

    void set(String field, Node value) {
        changes.put(field, value);
    }

    Changes changes() {
        return changes;
    }

    /** The primary key as Kong knows it, whatever stands there. */
    String primaryKey() {
        return primaryKey(KongText::of);
    }

    /** The primary key for messages. */
    String shownKey() {
        return primaryKey(KongText::shown);
    }

    private String primaryKey(Function<@Nullable Node, String> text) {
        List<String> key = schema.primaryKey();
        if (key.size() == 1) {
            return text.apply(get(key.get(0)));
        }
        List<String> parts = new ArrayList<>();
        key.forEach(name -> parts.add(get(name) == null ? "" : text.apply(get(name))));
        return String.join(":", parts);
    }

    /** The reference that others hold to it. */
    MapNode reference() {
        List<MapNode.Entry> entries = new ArrayList<>();
        for (String name : schema.primaryKey()) {
            Node value = get(name);
            if (value != null) {
                entries.add(new MapNode.Entry(Scalar.string(name), value));
            }
        }
        return MapNode.of(entries);
    }

    /**
     * Whether it stands nested where its parent has a field of that name too, as a certificate's {@code snis}: Kong
     * then gives it neither a derived id nor, in its second look, its foreign key.
     */
    boolean isInField() {
        return parent != null && parent.schema.field(kind.plural()) != null;
    }
}
