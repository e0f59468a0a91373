package dev.gw.check;

import dev.gw.check.schema.ErrorTable;
import dev.gw.check.schema.SchemaDef;
import dev.gw.check.schema.Tables;
import dev.gw.check.schema.Validator;
import dev.gw.document.ListNode;
import dev.gw.document.MapNode;
import dev.gw.document.Node;
import dev.gw.document.Scalar;
import dev.gw.model.EntityKind;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Kong's second look at a document that failed at first: perhaps only because a check needs to see a foreign key. Ids
 * are given to all entities, foreign keys are filled in, and the whole is checked again.
 */
final class SecondLook {
    private final DocumentSchemas schemas;
    private final Map<EntityKind, Map<String, Item>> byId = new EnumMap<>(EntityKind.class);
    private final Map<EntityKind, Map<String, Item>> byKey = new EnumMap<>(EntityKind.class);

    SecondLook(DocumentSchemas schemas) {
        this.schemas = schemas;
    }

    ErrorTable check(MapNode document, Validator validator) {
        List<Item> items = new Items(schemas::entity).of(document, document);
        IdMaker.giveIds(items, /* always= */ true);
        register(items);
        byId.values().forEach(known -> known.values().forEach(this::resolve));
        SchemaDef schema = schemas.document(DocumentSchemas.Form.FULL);
        MapNode filled = validator.filler().fill(schema, rebuilt(document, items));
        return validator.checkFilled(schema, filled);
    }

    private void register(List<Item> items) {
        for (Item item : items) {
            if (item.isInField()) {
                continue;
            }
            register(item.children());
            byId.computeIfAbsent(item.kind(), k -> new HashMap<>()).put(item.primaryKey(), item);
            String endpoint = item.schema().endpointKey();
            Node key = endpoint == null ? null : item.get(endpoint);
            if (key != null) {
                byKey.computeIfAbsent(item.kind(), k -> new HashMap<>()).putIfAbsent(KongText.of(key), item);
            }
            String parentField = item.parentField();
            if (parentField != null && item.parent() != null && item.get(parentField) == null) {
                item.set(parentField, item.parent().reference());
            }
        }
    }

    private void resolve(Item item) {
        Kinds.foreign(item.kind()).forEach((field, target) -> {
            Item found = item.get(field) instanceof Scalar name && name.isString() ? find(target, name.text()) : null;
            if (found != null) {
                item.set(field, found.reference());
            }
        });
    }

    private @Nullable Item find(EntityKind target, String name) {
        Item named = byKey.getOrDefault(target, Map.of()).get(name);
        return named != null ? named : byId.getOrDefault(target, Map.of()).get(name);
    }

    /** The holder with its items changed; what is no entity stays as it is. */
    private MapNode rebuilt(MapNode holder, List<Item> items) {
        Map<EntityKind, Map<Integer, Item>> byPlace = new EnumMap<>(EntityKind.class);
        items.forEach(item ->
                byPlace.computeIfAbsent(item.kind(), k -> new HashMap<>()).put(item.position(), item));
        MapNode changed = holder;
        for (Map.Entry<EntityKind, Map<Integer, Item>> kind : byPlace.entrySet()) {
            String plural = kind.getKey().plural();
            Node list = holder.get(plural);
            if (list != null) {
                changed = changed.with(plural, rebuilt(list, kind.getValue()));
            }
        }
        return changed;
    }

    private Node rebuilt(Node list, Map<Integer, Item> items) {
        List<Node> rebuilt = new ArrayList<>();
        List<Node> originals = Tables.items(list);
        for (int i = 0; i < originals.size(); i++) {
            Item item = items.get(i);
            rebuilt.add(item == null ? originals.get(i) : rebuilt(item));
        }
        return new ListNode(rebuilt, list.span());
    }

    private MapNode rebuilt(Item item) {
        MapNode node = item.authored();
        if (item.isInField()) {
            return node;
        }
        for (int i = 0; i < item.changes().size(); i++) {
            node = node.with(item.changes().name(i), item.changes().value(i));
        }
        return rebuilt(node, item.children());
    }
}
