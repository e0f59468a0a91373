package dev.gw.runtime.health;

import java.util.Set;

/**
 * What one way of checking counts, and up to where. A limit of 0 switches its counter off.
 *
 * @param successes good reports in a row that bring an address back
 * @param healthyStatuses the statuses that are good
 * @param httpFailures bad statuses that take it out
 * @param tcpFailures failed connections that take it out
 * @param timeouts timeouts that take it out
 * @param unhealthyStatuses the statuses that are bad
 */
public record CheckSettings(
        int successes,
        Set<Integer> healthyStatuses,
        int httpFailures,
        int tcpFailures,
        int timeouts,
        Set<Integer> unhealthyStatuses) {

    /** Whether it can take an address out. */
    public boolean canFail() {
        return httpFailures != 0 || tcpFailures != 0 || timeouts != 0;
    }
}
