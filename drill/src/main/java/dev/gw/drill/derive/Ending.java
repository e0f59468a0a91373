package dev.gw.drill.derive;

import org.jspecify.annotations.Nullable;

/**
 * What becomes of a request that authentication let through.
 *
 * @param status the status it is answered with; 0 where the upstream decides
 * @param plugin the plugin that answers; null where the upstream does
 */
record Ending(int status, @Nullable String plugin) {
    static final Ending UPSTREAM = new Ending(0, null);

    boolean isUpstream() {
        return plugin == null;
    }
}
