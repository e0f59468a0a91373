package dev.gw.runtime.plugin;

import dev.gw.document.Node;
import dev.gw.document.Scalar;
import dev.gw.model.Entity;
import java.util.List;
import java.util.Set;

/** The halves of a gateway: one answers requests, the other relays connections and datagrams. */
public enum Subsystem {
    HTTP,
    STREAM;

    private static final Set<String> OF_STREAMS = Set.of("tcp", "tls", "tls_passthrough", "udp");

    /** Whether a route or plugin is for it, by its protocols; one that names none is for both. */
    public boolean has(Entity entity) {
        List<Node> protocols = entity.fields().list("protocols");
        return protocols.isEmpty() || protocols.stream().anyMatch(this::is);
    }

    private boolean is(Node protocol) {
        return protocol instanceof Scalar scalar && OF_STREAMS.contains(scalar.text()) == (this == STREAM);
    }
}
