package dev.gw.runtime.lua;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** A dictionary that all event loops see, as {@code ngx.shared} has them. Thread-safe. */
final class SharedDict {
    /** Where there are more, those that have run out go, and then others. */
    private static final int MOST = 200_000;

    private final Map<String, Entry> entries = new ConcurrentHashMap<>();

    /**
     * A value.
     *
     * @param value its type's first letter, and then the value
     * @param expires milliseconds since 1970; 0 for never
     * @param flags what the user put beside it
     */
    record Entry(String value, long expires, String flags) {
        boolean isAlive(long now) {
            return expires == 0 || expires > now;
        }
    }

    /** What is there; null where it is nothing, or its time is over. */
    @Nullable
    Entry get(String key, Clock clock) {
        Entry entry = entries.get(key);
        return entry != null && entry.isAlive(clock.millis()) ? entry : null;
    }

    /** The same, although its time may be over. */
    @Nullable
    Entry stale(String key) {
        return entries.get(key);
    }

    /** Puts a value; says whether it did: where {@code if} says so, only if there is none, or only if there is one. */
    boolean put(String key, Entry entry, String condition, Clock clock) {
        boolean[] done = {true};
        entries.compute(key, (same, old) -> {
            boolean there = old != null && old.isAlive(clock.millis());
            if (condition.equals("add") && there || condition.equals("replace") && !there) {
                done[0] = false;
                return old;
            }
            return entry;
        });
        makeRoom(clock);
        return done[0];
    }

    private void makeRoom(Clock clock) {
        if (entries.size() > MOST && expire(0, clock) == 0) {
            entries.keySet().stream().limit(MOST / 100).toList().forEach(entries::remove);
        }
    }

    /** Lets go of values whose time is over, at most so many, 0 for all; says of how many. */
    int expire(int most, Clock clock) {
        long now = clock.millis();
        int[] gone = {0};
        entries.entrySet().removeIf(entry -> {
            boolean goes = !entry.getValue().isAlive(now) && (most == 0 || gone[0] < most);
            gone[0] += goes ? 1 : 0;
            return goes;
        });
        return gone[0];
    }

    void remove(String key) {
        entries.remove(key);
    }

    void clear() {
        entries.clear();
    }

    /** The keys whose time is not over, at most so many; 0 for all. */
    List<@Nullable String> keys(int most, Clock clock) {
        long now = clock.millis();
        List<@Nullable String> keys = new ArrayList<>();
        for (Map.Entry<String, Entry> entry : entries.entrySet()) {
            if (entry.getValue().isAlive(now) && (most == 0 || keys.size() < most)) {
                keys.add(entry.getKey());
            }
        }
        return keys;
    }

    /** Adds to a number, which begins with a value where there is none; null where there is none to begin with. */
    @Nullable
    Double increase(String key, double by, double first, long expires, Clock clock) {
        @Nullable Double[] result = {null};
        entries.compute(key, (same, old) -> {
            boolean there = old != null && old.isAlive(clock.millis());
            if (!there && Double.isNaN(first)) {
                return old;
            }
            if (there && old != null && !old.value().startsWith("n")) {
                throw new LuaProblem("not a number");
            }
            double sum = (there && old != null ? Double.parseDouble(old.value().substring(1)) : first) + by;
            result[0] = sum;
            return new Entry("n" + sum, there && old != null ? old.expires() : expires, "");
        });
        makeRoom(clock);
        return result[0];
    }
}
