package dev.gw.runtime.router;

import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Values under beginnings of paths. A path is looked up once for each length that a beginning here has, in one hash table:
 * how many beginnings there are hardly shows. Immutable.
 */
final class PrefixIndex<T> {
    /** Undoes what the hash of a string does with each of its characters: 31 times this is 1 in 32 bits. */
    private static final int BACK = 0xbdef7bdf;

    private final int[] lengths;
    private final int[] hashes;
    private final @Nullable Slot<T>[] slots;

    private record Slot<T>(String prefix, T value) {}

    /** An index of values by their beginnings. */
    @SuppressWarnings({"unchecked", "rawtypes"})
    PrefixIndex(Map<String, T> values) {
        lengths = values.keySet().stream()
                .mapToInt(String::length)
                .distinct()
                .sorted()
                .toArray();
        // at most half of the places are taken
        int size = Integer.highestOneBit(Math.max(1, values.size())) << 2;
        hashes = new int[size];
        slots = new Slot[size];
        values.forEach(this::put);
    }

    private void put(String prefix, T value) {
        int hash = prefix.hashCode();
        int place = place(hash);
        while (slots[place] != null) {
            place = behind(place);
        }
        hashes[place] = hash;
        slots[place] = new Slot<>(prefix, value);
    }

    /** Calls with the value of every beginning of the path, that of the longest first. */
    void walk(String path, Consumer<T> visitor) {
        int which = lengths.length - 1;
        while (which >= 0 && lengths[which] > path.length()) {
            which--;
        }
        if (which < 0) {
            return;
        }
        int at = lengths[which];
        int hash = hash(path, at);
        while (true) {
            T value = get(path, at, hash);
            if (value != null) {
                visitor.accept(value);
            }
            if (--which < 0) {
                return;
            }
            while (at > lengths[which]) {
                hash = (hash - path.charAt(--at)) * BACK;
            }
        }
    }

    private @Nullable T get(String path, int length, int hash) {
        for (int place = place(hash); ; place = behind(place)) {
            Slot<T> slot = slots[place];
            if (slot == null) {
                return null;
            }
            if (hashes[place] == hash && slot.prefix.length() == length && path.startsWith(slot.prefix)) {
                return slot.value;
            }
        }
    }

    /** That of the beginning of a text, as a string's. */
    private static int hash(String text, int length) {
        if (length == text.length()) {
            return text.hashCode();
        }
        int hash = 0;
        for (int i = 0; i < length; i++) {
            hash = 31 * hash + text.charAt(i);
        }
        return hash;
    }

    private int place(int hash) {
        return (hash ^ hash >>> 16) & hashes.length - 1;
    }

    private int behind(int place) {
        return place + 1 & hashes.length - 1;
    }
}
