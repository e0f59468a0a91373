package dev.gw.runtime.impact.witness;

import dev.gw.model.Bundle;
import dev.gw.model.Entity;
import dev.gw.runtime.compile.ServiceRuntime;
import dev.gw.runtime.router.Router;
import dev.gw.runtime.router.RouterRequest;
import org.jspecify.annotations.Nullable;

/** Who answers witnesses, by the routers of a configuration. Each is made when it is first asked; not thread-safe. */
final class Answers {
    private final Bundle bundle;
    private @Nullable Router requests;
    private @Nullable Router connections;

    Answers(Bundle bundle) {
        this.bundle = bundle;
    }

    Answer to(Witness witness) {
        RouterRequest asked = witness.asked();
        Router.Found found = asked == null ? null : router(witness).find(asked);
        if (asked == null || found == null || isClosed(witness, found.route())) {
            return Answer.NONE;
        }
        Entity service = witness.isConnection()
                ? null
                : bundle.parent(found.route(), "service").orElse(null);
        String path = service == null ? null : found.upstreamPath(asked.path(), ServiceRuntime.pathOf(service));
        return new Answer(found.route(), path);
    }

    /** A TLS handshake on a route for neither its end nor its passing ends the connection. */
    private static boolean isClosed(Witness witness, Entity route) {
        return witness instanceof ConnectionWitness connection
                && connection.scheme().equals("tls")
                && route.fields().list("protocols").stream()
                        .map(Object::toString)
                        .noneMatch(protocol -> protocol.startsWith("tls"));
    }

    private Router router(Witness witness) {
        if (witness.isConnection()) {
            Router router = connections == null ? Router.ofConnections(bundle) : connections;
            connections = router;
            return router;
        }
        Router router = requests == null ? new Router(bundle) : requests;
        requests = router;
        return router;
    }
}
