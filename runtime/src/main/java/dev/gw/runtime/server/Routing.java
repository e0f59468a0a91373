package dev.gw.runtime.server;

import dev.gw.runtime.exchange.Request;
import dev.gw.runtime.exchange.UpstreamRequest;
import dev.gw.runtime.http.HostName;
import dev.gw.runtime.http.RequestHead;
import dev.gw.runtime.router.PathNormalizer;
import dev.gw.runtime.router.Router;
import dev.gw.runtime.router.RouterRequest;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** From the head of a request to what the router is asked, and from its answer to the request that goes upstream. */
final class Routing {
    /** The host of a request that names none: what nginx knows the gateway by. */
    private static final String NAMELESS = "kong";

    private Routing() {}

    static Request request(RequestHead head, Request.Connection connection) {
        int mark = head.target().indexOf('?', 1);
        String rawPath = mark < 0 ? head.target() : head.target().substring(0, mark);
        String sent = head.headers().get("Host");
        return new Request(
                head.method(),
                head.target(),
                PathNormalizer.normalize(rawPath),
                head.version(),
                head.headers(),
                sent == null ? "" : sent,
                head.host().isEmpty() ? NAMELESS : HostName.normalized(head.host()),
                connection);
    }

    /**
     * What the router is asked; null where no route can match.
     *
     * @param port the port that clients know the listener by
     */
    static @Nullable RouterRequest asked(Request request, int port) {
        String path = request.path();
        Request.Connection connection = request.connection();
        return path == null
                ? null
                : RouterRequest.of(
                                request.method(),
                                request.rawHost(),
                                port,
                                path,
                                request.headers(),
                                connection.tls(),
                                connection.sni())
                        .with(request.query(), ends(connection, port));
    }

    private static RouterRequest.Ends ends(Request.Connection connection, int port) {
        return new RouterRequest.Ends(connection.peer(), connection.peerPort(), connection.local(), port);
    }

    /**
     * The request that goes upstream, as it stands before plugins.
     *
     * @param base the service's path; / where there is no service
     */
    static UpstreamRequest upstream(Router.Found found, String base, Request request) {
        String path = found.upstreamPath(Objects.requireNonNull(request.path()), base);
        UpstreamRequest upstream = new UpstreamRequest(
                request.method(), path, request.query(), request.headers().copy());
        if (found.route().isTrue("preserve_host") && !request.rawHost().isEmpty()) {
            upstream.hostHeader(request.rawHost());
        }
        return upstream;
    }
}
