package dev.gw.runtime;

import dev.gw.runtime.server.ListenAddress;
import java.util.List;

/**
 * Where a gateway listens. Immutable.
 *
 * @param proxy for clients' requests
 * @param admin for the Admin API
 * @param status for the status API
 */
public record Listeners(List<ListenAddress> proxy, List<ListenAddress> admin, List<ListenAddress> status) {
    public Listeners {
        proxy = List.copyOf(proxy);
        admin = List.copyOf(admin);
        status = List.copyOf(status);
    }
}
