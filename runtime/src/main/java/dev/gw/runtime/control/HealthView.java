package dev.gw.runtime.control;

import dev.gw.model.Entity;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is known of the health of upstreams. Thread-safe; may look names up, so not for event loops. */
public interface HealthView {
    /** The health of an address that nobody checks. */
    String UNCHECKED = "HEALTHCHECKS_OFF";

    /**
     * One address of a target.
     *
     * @param health HEALTHY, UNHEALTHY or {@link #UNCHECKED}
     */
    record Address(String ip, int port, int weight, String health) {}

    /**
     * A target as it is balanced over.
     *
     * @param host its host name or address
     * @param port its port
     * @param dns the kind of DNS record it was found in, A for an address
     * @param weight the target's weight
     * @param addresses what it resolves to; none where it does not
     */
    record TargetHealth(String host, int port, String dns, int weight, List<Address> addresses) {
        public TargetHealth {
            addresses = List.copyOf(addresses);
        }

        /** The health of the target as a whole. */
        public String health() {
            if (addresses.isEmpty()) {
                return "DNS_ERROR";
            }
            List<String> all = addresses.stream().map(Address::health).toList();
            return all.contains("HEALTHY") ? "HEALTHY" : all.contains("UNHEALTHY") ? "UNHEALTHY" : UNCHECKED;
        }
    }

    /**
     * The health of one target.
     *
     * @param target its text, with a port
     */
    TargetHealth target(Entity upstream, String target, int weight);

    /** Whether the upstream as a whole is HEALTHY, UNHEALTHY or {@link #UNCHECKED}. */
    String upstream(Entity upstream);

    /** Whether enough of an upstream's weight is available for requests, whether or not somebody checks that. */
    boolean isAvailable(Entity upstream);

    /**
     * Sets the health of a target, or of one of its addresses, by hand.
     *
     * @return what is wrong with that; null where it was done
     */
    @Nullable
    String mark(Entity upstream, String target, @Nullable String address, boolean healthy);
}
