package dev.gw.check;

import dev.gw.check.schema.Auto;
import dev.gw.document.MapNode;
import dev.gw.document.Node;
import dev.gw.document.Scalar;
import dev.gw.model.Entity;
import dev.gw.model.EntityKind;
import java.util.ArrayList;
import java.util.List;

/** Makes entities of items that passed every check. */
final class EntityMaker {
    private EntityMaker() {}

    static Entity entity(Item item) {
        return new Entity(item.kind(), item.primaryKey(), authored(item), fields(item));
    }

    private static MapNode authored(Item item) {
        MapNode authored = item.authored();
        for (EntityKind nested : item.nested()) {
            authored = authored.without(nested.plural());
        }
        return authored;
    }

    private static MapNode fields(Item item) {
        Changes changes = item.changes();
        boolean[] used = new boolean[changes.size()];
        MapNode before = item.fields();
        List<MapNode.Entry> entries = new ArrayList<>(before.size() + used.length);
        for (int i = 0; i < before.size(); i++) {
            MapNode.Entry entry = before.at(i);
            int place = changes.place(entry.name());
            Node value = place < 0 ? entry.value() : changes.value(place);
            if (place >= 0) {
                used[place] = true;
            }
            boolean isField = item.schema().field(entry.name()) != null;
            if (isField && !Auto.isStandIn(value) && !isNested(item, entry.name())) {
                entries.add(value == entry.value() ? entry : new MapNode.Entry(entry.key(), value));
            }
        }
        for (int i = 0; i < used.length; i++) {
            if (!used[i]) {
                entries.add(new MapNode.Entry(Scalar.string(changes.name(i)), changes.value(i)));
            }
        }
        return before.holding(entries);
    }

    /** A field that other entities stand nested in has no value of its own. */
    private static boolean isNested(Item item, String name) {
        List<EntityKind> nested = item.nested();
        for (int i = 0; i < nested.size(); i++) {
            if (nested.get(i).plural().equals(name)) {
                return true;
            }
        }
        return false;
    }
}
