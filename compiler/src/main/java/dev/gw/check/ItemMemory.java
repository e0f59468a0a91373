package dev.gw.check;

import dev.gw.document.MapNode;
import dev.gw.document.Node;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The top-level entities of the last document that was right, with those nested in them: their ids, their defaults and
 * the references to their parents. Those that name others, or got an id that others could take from them, are not among
 * them. They are told by identity: nodes never change. For one check after the other, on one thread.
 */
final class ItemMemory {
    private IdentityHashMap<MapNode, Item> known = new IdentityHashMap<>();
    private Set<Node> quiet = Collections.newSetFromMap(new IdentityHashMap<>());
    private @Nullable CheckSettings settings;

    /** Begins a check; under other settings nothing is known. */
    void begin(CheckSettings now) {
        if (!now.equals(settings)) {
            known = new IdentityHashMap<>();
            quiet.clear();
            settings = now;
        }
    }

    /** The entity as it was made before of the same; null where it has to be made. */
    @SuppressWarnings("ReferenceEquality") // as the class says
    @Nullable
    Item recall(MapNode authored, MapNode filled, int position) {
        Item item = known.get(authored);
        if (item == null || item.fields() != filled) {
            return null;
        }
        item.recalledAt(position);
        return item;
    }

    /** Keeps the top-level entities of a document that is right. */
    void keep(List<Item> items) {
        known = new IdentityHashMap<>(items.size() * 2);
        for (Item item : items) {
            if (item.standsAlone()) {
                known.put(item.authored(), item);
            }
        }
    }

    /** Whether there was nothing to say about a top-level entity and those nested in it. */
    boolean isQuiet(Node entity) {
        return quiet.contains(entity);
    }

    /** Notes that there is nothing to say about a document; null where there is something. */
    void quiet(@Nullable MapNode document) {
        quiet = Collections.newSetFromMap(new IdentityHashMap<>());
        if (document != null) {
            Kinds.IN_ORDER.forEach(kind -> quiet.addAll(document.list(kind.plural())));
        }
    }
}
