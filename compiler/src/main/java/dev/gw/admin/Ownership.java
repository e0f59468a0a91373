package dev.gw.admin;

import dev.gw.document.ListNode;
import dev.gw.document.MapNode;
import dev.gw.document.Node;
import dev.gw.document.Scalar;
import dev.gw.model.Entity;
import dev.gw.model.EntityKind;
import java.util.ArrayList;
import java.util.List;

/**
 * Whose entities are whose, by their tags: those that have all tags are ours, and without tags all are.
 *
 * @param tags the tags that ours have
 */
public record Ownership(List<String> tags) {
    public Ownership {
        tags = List.copyOf(tags);
    }

    /** Whether an entity of a gateway is ours. */
    public boolean has(Entity entity) {
        List<String> texts = new ArrayList<>();
        entity.fields().list("tags").forEach(tag -> texts.add(tag instanceof Scalar scalar ? scalar.text() : ""));
        return texts.containsAll(tags);
    }

    /** The document with our tags on every entity. */
    public MapNode marked(MapNode document) {
        if (tags.isEmpty()) {
            return document;
        }
        List<MapNode.Entry> entries = new ArrayList<>(document.size());
        for (MapNode.Entry entry : document.entries()) {
            boolean entities = EntityKind.ofPlural(entry.name()).isPresent() && entry.value() instanceof ListNode;
            entries.add(entities ? new MapNode.Entry(entry.key(), list((ListNode) entry.value())) : entry);
        }
        return new MapNode(entries, document.span());
    }

    private ListNode list(ListNode entities) {
        List<Node> items = new ArrayList<>(entities.size());
        for (Node entity : entities.items()) {
            items.add(entity instanceof MapNode map ? marked(map).with("tags", tagged(map)) : entity);
        }
        return new ListNode(items, entities.span());
    }

    private ListNode tagged(MapNode entity) {
        List<Node> all = new ArrayList<>(entity.list("tags"));
        for (String tag : tags) {
            Scalar text = Scalar.string(tag);
            if (all.stream().noneMatch(text::sameAs)) {
                all.add(text);
            }
        }
        Node written = entity.get("tags");
        return new ListNode(all, written == null ? entity.span() : written.span());
    }
}
