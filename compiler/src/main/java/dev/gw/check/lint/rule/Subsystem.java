package dev.gw.check.lint.rule;

import dev.gw.document.Scalar;
import dev.gw.model.Entity;
import java.util.List;

/** The half of Kong that handles a route, service or plugin. */
enum Subsystem {
    HTTP,
    STREAM;

    /** By the protocols of a route, of which the first decides; http without any. */
    static Subsystem of(Entity entity) {
        List<Scalar> protocols = Read.scalars(entity, "protocols");
        return protocols.isEmpty() ? HTTP : of(protocols.get(0).text());
    }

    static Subsystem of(String protocol) {
        return switch (protocol) {
            case "tcp", "tls", "udp", "tls_passthrough" -> STREAM;
            default -> HTTP;
        };
    }

    /** Whether a plugin runs in this subsystem. */
    boolean runs(Entity plugin) {
        List<Scalar> protocols = Read.scalars(plugin, "protocols");
        return protocols.isEmpty() || protocols.stream().anyMatch(p -> of(p.text()) == this);
    }
}
