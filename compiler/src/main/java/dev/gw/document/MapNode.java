package dev.gw.document;

import dev.gw.source.Span;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A map with its keys in the order they stand in. Keys are scalars, nearly always strings; look-ups by name see only
 * string keys. Immutable: {@link #with} and {@link #without} give a changed copy.
 */
public final class MapNode implements Node {
    private static final int INDEX_FROM = 9;

    private final List<Entry> entries;
    private final Span span;
    private final @Nullable Map<String, Entry> index;

    /**
     * A key with its value.
     *
     * @param key the key, with its place
     * @param value the value
     */
    public record Entry(Scalar key, Node value) {
        /** The key as text, whatever its type. */
        public String name() {
            return key.text();
        }
    }

    public MapNode(List<Entry> entries, Span span) {
        this.entries = List.copyOf(entries);
        this.span = span;
        this.index = entries.size() < INDEX_FROM ? null : index(this.entries);
    }

    /** A map that stands in no file. */
    public static MapNode of(List<Entry> entries) {
        return new MapNode(entries, Span.nowhere());
    }

    /** The empty map, standing in no file. */
    public static MapNode empty() {
        return new MapNode(List.of(), Span.nowhere());
    }

    private static Map<String, Entry> index(List<Entry> entries) {
        Map<String, Entry> index = new HashMap<>(entries.size() * 2);
        for (Entry entry : entries) {
            if (entry.key().isString()) {
                index.putIfAbsent(entry.key().text(), entry);
            }
        }
        return index;
    }

    public List<Entry> entries() {
        return entries;
    }

    @Override
    public Span span() {
        return span;
    }

    public int size() {
        return entries.size();
    }

    public boolean isEmpty() {
        return entries.isEmpty();
    }

    public boolean has(String key) {
        return entry(key) != null;
    }

    /** The value under a string key; null where the key is absent. An explicit null is a {@link Scalar}. */
    public @Nullable Node get(String key) {
        Entry entry = entry(key);
        return entry == null ? null : entry.value();
    }

    public @Nullable Entry entry(String key) {
        if (index != null) {
            return index.get(key);
        }
        for (Entry entry : entries) {
            if (entry.key().isString() && entry.key().text().equals(key)) {
                return entry;
            }
        }
        return null;
    }

    /** The text under a key, where a string stands there; else null. */
    public @Nullable String string(String key) {
        return get(key) instanceof Scalar scalar && scalar.isString() ? scalar.text() : null;
    }

    /** The map under a key, where one stands there; else null. */
    public @Nullable MapNode map(String key) {
        return get(key) instanceof MapNode map ? map : null;
    }

    /** The items of the list under a key; no items where something else or nothing stands there. */
    public List<Node> list(String key) {
        return get(key) instanceof ListNode list ? list.items() : List.of();
    }

    /** A copy with the key set: in its old place where it stood, else behind the last key. */
    public MapNode with(String key, Node value) {
        List<Entry> changed = new ArrayList<>(entries.size() + 1);
        boolean done = false;
        for (Entry entry : entries) {
            boolean same = entry.key().isString() && entry.key().text().equals(key);
            changed.add(same ? new Entry(entry.key(), value) : entry);
            done |= same;
        }
        if (!done) {
            changed.add(new Entry(Scalar.string(key, value.span()), value));
        }
        return new MapNode(changed, span);
    }

    /** A copy without the key. */
    public MapNode without(String key) {
        if (!has(key)) {
            return this;
        }
        List<Entry> kept = new ArrayList<>(entries);
        kept.removeIf(entry -> entry.key().isString() && entry.key().text().equals(key));
        return new MapNode(kept, span);
    }

    @Override
    public boolean sameAs(Node other) {
        if (!(other instanceof MapNode map) || map.size() != size()) {
            return false;
        }
        for (Entry entry : entries) {
            Node theirs = map.under(entry.key());
            if (theirs == null || !entry.value().sameAs(theirs)) {
                return false;
            }
        }
        return true;
    }

    /** The value under a key of any type. */
    private @Nullable Node under(Scalar key) {
        if (key.isString()) {
            return get(key.text());
        }
        for (Entry entry : entries) {
            if (entry.key().sameAs(key)) {
                return entry.value();
            }
        }
        return null;
    }

    @Override
    public String toString() {
        return "MapNode" + entries;
    }
}
