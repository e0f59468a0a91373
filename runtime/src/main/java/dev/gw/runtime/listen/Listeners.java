package dev.gw.runtime.listen;

import dev.gw.runtime.server.ListenAddress;
import dev.gw.runtime.stream.StreamAddress;
import java.util.List;

/**
 * Where a gateway listens. Immutable.
 *
 * @param proxy for clients' requests
 * @param admin for the Admin API
 * @param status for the status API
 * @param stream for connections and datagrams
 */
public record Listeners(
        List<ListenAddress> proxy, List<ListenAddress> admin, List<ListenAddress> status, List<StreamAddress> stream) {
    /** A gateway that relays nothing. */
    public Listeners(List<ListenAddress> proxy, List<ListenAddress> admin, List<ListenAddress> status) {
        this(proxy, admin, status, List.of());
    }

    public Listeners {
        proxy = List.copyOf(proxy);
        admin = List.copyOf(admin);
        status = List.copyOf(status);
        stream = List.copyOf(stream);
    }
}
