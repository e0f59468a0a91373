package dev.gw.check;

import dev.gw.check.schema.Auto;
import dev.gw.document.MapNode;
import dev.gw.document.Node;
import dev.gw.document.Scalar;
import dev.gw.model.Entity;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Makes entities of items that passed every check. */
final class EntityMaker {
    private EntityMaker() {}

    static Entity entity(Item item) {
        return new Entity(item.kind(), item.primaryKey(), authored(item), fields(item));
    }

    private static MapNode authored(Item item) {
        MapNode authored = item.authored();
        for (Item child : item.children()) {
            authored = authored.without(child.kind().plural());
        }
        return authored;
    }

    private static MapNode fields(Item item) {
        Map<String, Node> changes = new HashMap<>(item.changes());
        List<MapNode.Entry> entries = new ArrayList<>();
        for (MapNode.Entry entry : item.fields().entries()) {
            Node changed = changes.remove(entry.name());
            Node value = changed == null ? entry.value() : changed;
            boolean isField = item.schema().field(entry.name()) != null;
            if (isField && !Auto.isStandIn(value) && !isNested(item, entry.name())) {
                entries.add(new MapNode.Entry(entry.key(), value));
            }
        }
        changes.forEach((name, value) -> entries.add(new MapNode.Entry(Scalar.string(name), value)));
        return new MapNode(entries, item.fields().span());
    }

    /** A field that other entities stand nested in has no value of its own. */
    private static boolean isNested(Item item, String name) {
        for (Item child : item.children()) {
            if (child.kind().plural().equals(name)) {
                return true;
            }
        }
        return false;
    }
}
