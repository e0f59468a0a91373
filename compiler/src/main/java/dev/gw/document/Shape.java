package dev.gw.document;

import org.jspecify.annotations.Nullable;

/**
 * Which string key stands at which place of a map. The maps of one kind of entity nearly all have the same keys in the
 * same order, so shapes are shared, and a look-up touches nothing of the map but the entry it finds. Immutable.
 */
final class Shape {
    /** A few that were used lately, by the first and last key and the size. What a race loses is made again. */
    private static final @Nullable Shape[] RECENT = new Shape[256];

    private static final int LARGEST_SHARED = 64;

    /** The keys by place; null for one that is no string. */
    private final @Nullable String[] keys;

    private final @Nullable String[] table;
    private final int[] places;

    private Shape(@Nullable String[] keys) {
        this.keys = keys;
        int size = Integer.highestOneBit(keys.length) << 2;
        this.table = new String[size];
        this.places = new int[size];
        for (int i = 0; i < keys.length; i++) {
            String key = keys[i];
            int slot = key == null ? 0 : slot(key);
            if (key != null && table[slot] == null) {
                table[slot] = key;
                places[slot] = i;
            }
        }
    }

    /** The shape of entries, one at least. */
    static Shape of(MapNode.Entry[] entries) {
        int last = entries.length - 1;
        int hash = entries[0].key().text().hashCode() * 31
                + entries[last].key().text().hashCode()
                + entries[last >> 1].key().text().hashCode() * 7
                + last;
        int place = (hash ^ hash >>> 16) & RECENT.length - 1;
        Shape recent = RECENT[place];
        if (recent != null && recent.fits(entries)) {
            return recent;
        }
        @Nullable String[] keys = new String[entries.length];
        for (int i = 0; i < keys.length; i++) {
            Scalar key = entries[i].key();
            keys[i] = key.isString() ? key.text() : null;
        }
        Shape made = new Shape(keys);
        if (keys.length <= LARGEST_SHARED) {
            RECENT[place] = made;
        }
        return made;
    }

    @SuppressWarnings("ReferenceEquality") // only a short cut
    private boolean fits(MapNode.Entry[] entries) {
        if (entries.length != keys.length) {
            return false;
        }
        for (int i = 0; i < keys.length; i++) {
            Scalar key = entries[i].key();
            String mine = keys[i];
            String text = key.text();
            if (mine == null || text != mine && !text.equals(mine) || !key.isString()) {
                return false;
            }
        }
        return true;
    }

    /** The place of a key, the first where it stands twice; -1 for none. */
    int place(String key) {
        int slot = slot(key);
        return table[slot] == null ? -1 : places[slot];
    }

    /** Where the key is in the table, or would be. */
    @SuppressWarnings("ReferenceEquality") // only a short cut
    private int slot(String key) {
        int mask = table.length - 1;
        int hash = key.hashCode();
        int slot = (hash ^ hash >>> 15) & mask;
        String there = table[slot];
        while (there != null && there != key && !there.equals(key)) {
            slot = slot + 1 & mask;
            there = table[slot];
        }
        return slot;
    }
}
