package dev.gw.check.lint.rule;

import dev.gw.document.Node;
import dev.gw.document.Scalar;
import dev.gw.model.Entity;
import java.util.List;

/** The half of Kong that handles a route, service or plugin. */
enum Subsystem {
    HTTP,
    STREAM;

    /** By the protocols of a route, of which the first decides; http without any. */
    static Subsystem of(Entity entity) {
        List<Node> protocols = entity.fields().list("protocols");
        return !protocols.isEmpty() && protocols.get(0) instanceof Scalar first ? of(first.text()) : HTTP;
    }

    static Subsystem of(String protocol) {
        return switch (protocol) {
            case "tcp", "tls", "udp", "tls_passthrough" -> STREAM;
            default -> HTTP;
        };
    }

    /** Whether a plugin runs in this subsystem. */
    boolean runs(Entity plugin) {
        List<Node> protocols = plugin.fields().list("protocols");
        for (int i = 0; i < protocols.size(); i++) {
            if (protocols.get(i) instanceof Scalar protocol && of(protocol.text()) == this) {
                return true;
            }
        }
        return protocols.isEmpty();
    }
}
