package dev.gw.runtime.impact;

import dev.gw.model.Entity;
import java.util.Set;

/** What the protocols of a route are about. */
final class Protocols {
    private static final Set<String> OF_CONNECTIONS = Set.of("tcp", "tls", "tls_passthrough", "udp");
    private static final Set<String> OF_REQUESTS = Set.of("http", "https", "grpc", "grpcs");

    private Protocols() {}

    static boolean areOfConnections(Entity route) {
        return areOfConnections(Fields.texts(route.fields().get("protocols")));
    }

    /** Whether a route takes connections and no requests. */
    static boolean areOfConnections(Set<String> protocols) {
        return protocols.stream().anyMatch(OF_CONNECTIONS::contains)
                && protocols.stream().noneMatch(OF_REQUESTS::contains);
    }

    /** Whether connections have to come over TLS. */
    static boolean isSecured(Set<String> protocols) {
        return !protocols.contains("tcp") && protocols.stream().anyMatch(protocol -> protocol.startsWith("tls"));
    }
}
