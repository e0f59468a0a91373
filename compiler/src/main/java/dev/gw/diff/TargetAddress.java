package dev.gw.diff;

import org.jspecify.annotations.Nullable;

/** A target's address as Kong keeps it: with a port, whether one was written or not. */
final class TargetAddress {
    private static final String USUAL_PORT = ":8000";

    private TargetAddress() {}

    static @Nullable String of(@Nullable String target) {
        if (target == null) {
            return null;
        }
        int colon = target.lastIndexOf(':');
        boolean bare = target.indexOf(':') != colon && !target.startsWith("[");
        if (bare) {
            return "[" + target + "]" + USUAL_PORT;
        }
        boolean hasPort = colon > target.lastIndexOf(']') && colon >= 0;
        return hasPort ? target : target + USUAL_PORT;
    }
}
