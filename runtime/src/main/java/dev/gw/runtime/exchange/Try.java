package dev.gw.runtime.exchange;

import org.jspecify.annotations.Nullable;

/**
 * One try to reach the upstream, as logs show it.
 *
 * @param ip the address that was asked
 * @param port its port
 * @param startMillis when its choice began, milliseconds since 1970
 * @param latencyNanos how long the choice took
 * @param state {@code failed} where it failed and another followed, or none was left; else null
 * @param code the status of its failure; 0 where it did not fail
 */
public record Try(
        String ip,
        int port,
        long startMillis,
        long latencyNanos,
        @Nullable String state,
        int code) {
    /** A try whose outcome is open. */
    public static Try begun(String ip, int port, long startMillis, long latencyNanos) {
        return new Try(ip, port, startMillis, latencyNanos, null, 0);
    }

    /** The same, failed. */
    public Try failed(int status) {
        return new Try(ip, port, startMillis, latencyNanos, "failed", status);
    }
}
