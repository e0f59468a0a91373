package dev.gw.runtime.exchange;

import java.net.InetSocketAddress;
import org.jspecify.annotations.Nullable;

/**
 * One try to reach the upstream, as logs show it.
 *
 * @param address who was asked, resolved
 * @param startMillis when its choice began, milliseconds since 1970
 * @param latencyNanos how long the choice took
 * @param state {@code failed} where it failed and another followed, or none was left; else null
 * @param code the status of its failure; 0 where it did not fail
 */
public record Try(
        InetSocketAddress address,
        long startMillis,
        long latencyNanos,
        @Nullable String state,
        int code) {
    /** A try whose outcome is open. */
    public static Try begun(InetSocketAddress address, long startMillis, long latencyNanos) {
        return new Try(address, startMillis, latencyNanos, null, 0);
    }

    /** The address that was asked, without its port. */
    public String ip() {
        return address.getAddress().getHostAddress();
    }

    public int port() {
        return address.getPort();
    }

    /** The same, failed. */
    public Try failed(int status) {
        return new Try(address, startMillis, latencyNanos, "failed", status);
    }
}
