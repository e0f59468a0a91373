package dev.gw.runtime.lua;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which keys of a cache were dropped, for event loops that keep values at hand. Thread-safe. */
final class CacheNews {
    private static final int KEPT = 1_000;

    private final ArrayDeque<String> latest = new ArrayDeque<>();
    private volatile long age;

    /** How many drops there were. */
    long age() {
        return age;
    }

    /** Tells that a key was dropped. */
    synchronized void dropped(String key) {
        latest.addLast(key);
        if (latest.size() > KEPT) {
            latest.removeFirst();
        }
        age = age + 1;
    }

    /** Tells that all keys were. */
    synchronized void droppedAll() {
        latest.clear();
        age = age + KEPT + 1;
    }

    /** The keys that were dropped since an age; null where these are too many to tell, or all. */
    synchronized @Nullable List<@Nullable String> since(long before) {
        long missed = age - before;
        if (missed > latest.size()) {
            return null;
        }
        List<@Nullable String> keys = new ArrayList<>();
        Iterator<String> newest = latest.descendingIterator();
        for (long i = 0; i < missed; i++) {
            keys.add(newest.next());
        }
        return keys;
    }
}
