package dev.gw.runtime.balance;

import java.util.List;

/**
 * A target as the Admin API shows it.
 *
 * @param host the target's name
 * @param port its port
 * @param dns what kind of record its name stands for, or why it stands for none
 * @param nodeWeight its weight as configured
 * @param totalWeight the weight of its addresses
 * @param unavailableWeight the weight of those that are down
 * @param addresses its addresses; none where the name can't be resolved
 */
public record TargetHealth(
        String host,
        int port,
        String dns,
        int nodeWeight,
        long totalWeight,
        long unavailableWeight,
        List<AddressHealth> addresses) {
    /** HEALTHY, UNHEALTHY, HEALTHCHECKS_OFF or DNS_ERROR: healthy as long as one address is. */
    public String health() {
        if (addresses.isEmpty()) {
            return "DNS_ERROR";
        }
        for (AddressHealth address : addresses) {
            if (!address.health().equals("UNHEALTHY")) {
                return address.health();
            }
        }
        return "UNHEALTHY";
    }

    /**
     * One address.
     *
     * @param health HEALTHY, UNHEALTHY or HEALTHCHECKS_OFF
     */
    public record AddressHealth(String ip, int port, int weight, String health) {}
}
