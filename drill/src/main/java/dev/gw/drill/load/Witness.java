package dev.gw.drill.load;

import dev.gw.drill.message.Seen;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Remembers what upstreams saw of each request, by a number that the request carries. What a gateway makes of the answer
 * can't blur it. Thread-safe.
 */
public final class Witness {
    /** The field that carries the number. */
    static final String FIELD = "X-Gw-Drill";

    private final AtomicLong last = new AtomicLong();
    private final Map<String, Seen> seen = new ConcurrentHashMap<>();

    /** A number for the next request. */
    String next() {
        return Long.toString(last.incrementAndGet());
    }

    void note(@Nullable String number, Seen what) {
        if (number != null) {
            seen.put(number, what);
        }
    }

    /** What an upstream saw of a request, which is forgotten with it; null where none was asked. */
    @Nullable
    Seen take(String number) {
        return seen.remove(number);
    }
}
