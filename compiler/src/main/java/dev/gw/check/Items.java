package dev.gw.check;

import dev.gw.check.schema.FieldDef;
import dev.gw.check.schema.SchemaDef;
import dev.gw.check.schema.Tables;
import dev.gw.document.MapNode;
import dev.gw.document.Node;
import dev.gw.model.EntityKind;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Finds the entities of a document, top-level ones and nested ones. */
final class Items {
    private final Function<EntityKind, SchemaDef> schemas;
    private final @Nullable ItemMemory memory;

    Items(Function<EntityKind, SchemaDef> schemas) {
        this(schemas, null);
    }

    /** @param memory knows entities of earlier documents; null where there were none */
    Items(Function<EntityKind, SchemaDef> schemas, @Nullable ItemMemory memory) {
        this.schemas = schemas;
        this.memory = memory;
    }

    /** The top-level entities in Kong's order, each with its nested ones. What is no table is left out. */
    List<Item> of(MapNode document, MapNode filled) {
        List<Item> found = new ArrayList<>();
        for (EntityKind kind : Kinds.IN_ORDER) {
            collect(kind, document, filled, null, found);
        }
        return found;
    }

    private void collect(
            EntityKind kind, MapNode holder, MapNode filledHolder, @Nullable Item parent, List<Item> found) {
        Node list = holder.get(kind.plural());
        if (!Tables.isTable(list)) {
            return;
        }
        List<Node> authored = Tables.items(list);
        List<Node> filled = Tables.items(filledHolder.get(kind.plural()));
        for (int i = 0; i < authored.size(); i++) {
            if (Tables.isTable(authored.get(i)) && i < filled.size()) {
                found.add(item(kind, Tables.asMap(authored.get(i)), Tables.asMap(filled.get(i)), parent, i));
            }
        }
    }

    private Item item(EntityKind kind, MapNode authored, MapNode filled, @Nullable Item parent, int position) {
        Item known = memory == null || parent != null ? null : memory.recall(authored, filled, position);
        return known == null ? made(kind, authored, filled, parent, position) : known;
    }

    private Item made(EntityKind kind, MapNode authored, MapNode filled, @Nullable Item parent, int position) {
        SchemaDef schema = schemas.apply(kind);
        Item item = new Item(kind, schema, authored, filled, parent, position);
        for (EntityKind child : Kinds.children(kind).keySet()) {
            FieldDef field = schema.field(child.plural());
            if (field == null || field.isTransient()) {
                collect(child, authored, filled, item, new ArrayList<>());
            }
        }
        return item;
    }
}
