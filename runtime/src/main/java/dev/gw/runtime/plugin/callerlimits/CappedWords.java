package dev.gw.runtime.plugin.callerlimits;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Values of a label that clients choose: the first so many by name, all others together. Thread-safe. */
final class CappedWords {
    static final String OTHER = "other";
    private static final int LONGEST = 128;

    private final Set<String> known = ConcurrentHashMap.newKeySet();
    private final AtomicInteger count = new AtomicInteger();

    /** The word, or {@value #OTHER} where so many others are known already. */
    String of(String word, int most) {
        if (known.contains(word)) {
            return word;
        }
        if (word.length() > LONGEST || count.get() >= most) {
            return OTHER;
        }
        synchronized (this) {
            if (count.get() >= most && !known.contains(word)) {
                return OTHER;
            }
            if (known.add(word)) {
                count.incrementAndGet();
            }
            return word;
        }
    }
}
