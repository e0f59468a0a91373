package dev.gw.runtime.exchange;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How an exchange went.
 *
 * @param plugins the names of the plugins that were asked before the upstream, in order
 * @param stoppedBy the last of them, where it answered the request itself; null where none did
 * @param millis the time from the request's head until now
 */
public record Course(List<String> plugins, @Nullable String stoppedBy, long millis) {
    /** The course of a request that no plugin saw. */
    public static Course withoutPlugins(long millis) {
        return new Course(List.of(), null, millis);
    }
}
