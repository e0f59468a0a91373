package dev.gw.runtime.plugin.quotamirror;

import java.util.LinkedHashMap;
import java.util.Map;

/** What has been said of late, so that it is not said with every request. Thread-safe. */
final class Announcements {
    private static final int MOST = 20_000;

    private final Map<String, Long> ends = new LinkedHashMap<>();

    /** Whether nobody has said so; from now on somebody has, for the given time. */
    synchronized boolean isNew(String what, long now, long millis) {
        Long end = ends.get(what);
        if (end != null && end > now) {
            return false;
        }
        ends.remove(what);
        if (ends.size() >= MOST) {
            ends.remove(ends.keySet().iterator().next());
        }
        ends.put(what, now + millis);
        return true;
    }
}
