package dev.gw.document;

import dev.gw.source.SourceFile;
import dev.gw.source.Span;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A map with its keys in the order they stand in. Keys are scalars, nearly always strings; look-ups by name see only
 * string keys. Immutable: {@link #with} and {@link #without} give a changed copy.
 */
public final class MapNode implements Node {
    private static final int SHAPED_FROM = 3;

    private final Entry[] entries;
    // the place lies flat in it, as in a scalar
    private final SourceFile file;
    private final int start;
    private final int end;
    /** Made by the first look-up; made again by another thread it is the same. */
    private @Nullable Shape shape;

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
        this(entries.toArray(new Entry[entries.size()]), span);
    }

    private MapNode(Entry[] entries, Span span) {
        this(entries, span.file(), span.start(), span.end());
    }

    private MapNode(Entry[] entries, SourceFile file, int start, int end) {
        this.entries = entries;
        this.file = file;
        this.start = start;
        this.end = end;
    }

    /** A map that stands somewhere. */
    MapNode(List<Entry> entries, SourceFile file, int start, int end) {
        this(entries.toArray(new Entry[entries.size()]), file, start, end);
    }

    /** Other entries in the place of this map. */
    public MapNode holding(List<Entry> others) {
        return new MapNode(others, file, start, end);
    }

    /** A map that stands in no file. */
    public static MapNode of(List<Entry> entries) {
        return new MapNode(entries, Span.nowhere());
    }

    /** The empty map, standing in no file. */
    public static MapNode empty() {
        return new MapNode(List.of(), Span.nowhere());
    }

    public List<Entry> entries() {
        return new Items<>(entries);
    }

    /** The entry at a place, from 0: for walks that must not cost. */
    public Entry at(int place) {
        return entries[place];
    }

    @Override
    public Span span() {
        return file.isBuiltIn() ? Span.nowhere() : new Span(file, start, end);
    }

    /** Where it ends, as {@link #span()} says it. */
    int end() {
        return end;
    }

    public int size() {
        return entries.length;
    }

    public boolean isEmpty() {
        return entries.length == 0;
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
        if (entries.length >= SHAPED_FROM) {
            int place = shape().place(key);
            return place < 0 ? null : entries[place];
        }
        for (Entry entry : entries) {
            if (is(entry.key(), key)) {
                return entry;
            }
        }
        return null;
    }

    /** Equal keys are nearly always the same object: readers share them. */
    @SuppressWarnings("ReferenceEquality") // only a short cut
    private static boolean is(Scalar candidate, String key) {
        String text = candidate.text();
        return (text == key || (text.hashCode() == key.hashCode() && text.equals(key))) && candidate.isString();
    }

    private Shape shape() {
        Shape known = shape;
        if (known == null) {
            known = Shape.of(entries);
            shape = known;
        }
        return known;
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
        Entry[] changed = null;
        for (int i = 0; i < entries.length; i++) {
            if (is(entries[i].key(), key)) {
                changed = changed == null ? entries.clone() : changed;
                changed[i] = new Entry(entries[i].key(), value);
            }
        }
        if (changed != null) {
            return new MapNode(changed, file, start, end);
        }
        Entry[] longer = Arrays.copyOf(entries, entries.length + 1);
        longer[entries.length] = new Entry(Scalar.string(key, value.span()), value);
        return new MapNode(longer, file, start, end);
    }

    /** A copy without the key. */
    public MapNode without(String key) {
        if (!has(key)) {
            return this;
        }
        Entry[] kept = new Entry[entries.length];
        int size = 0;
        for (Entry entry : entries) {
            if (!is(entry.key(), key)) {
                kept[size++] = entry;
            }
        }
        return new MapNode(Arrays.copyOf(kept, size), file, start, end);
    }

    @Override
    @SuppressWarnings("ReferenceEquality") // shapes are shared
    public boolean sameAs(Node other) {
        if (!(other instanceof MapNode map) || map.size() != size()) {
            return false;
        }
        if (entries.length >= SHAPED_FROM && shape() == map.shape()) {
            return sameInOrder(map);
        }
        for (Entry entry : entries) {
            Node theirs = map.under(entry.key());
            if (theirs == null || !entry.value().sameAs(theirs)) {
                return false;
            }
        }
        return true;
    }

    /** For a map of the same shape: its keys stand in the same places. */
    @SuppressWarnings("ReferenceEquality") // only a short cut
    private boolean sameInOrder(MapNode other) {
        for (int i = 0; i < entries.length; i++) {
            Node value = entries[i].value();
            Node theirs = other.entries[i].value();
            if (value != theirs && !value.sameAs(theirs)) {
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
        return "MapNode" + entries();
    }
}
