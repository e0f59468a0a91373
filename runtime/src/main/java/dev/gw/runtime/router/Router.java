package dev.gw.runtime.router;

import dev.gw.model.Bundle;
import dev.gw.model.Entity;
import dev.gw.model.EntityKind;
import dev.gw.model.RouterFlavor;
import dev.gw.runtime.exchange.RouteMatch;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Finds the route that answers a request or a connection, as the router that the bundle is for does. Immutable. */
public final class Router {
    private final List<Entity> leftOut = new ArrayList<>();
    private final RouteTable table;

    /**
     * The answer.
     *
     * @param route the route
     * @param match how its path matched
     * @param joined whether the service's path and the rest of the request's are put together as they are: path handling
     *     v1, which only the traditional router knows
     */
    public record Found(Entity route, RouteMatch match, boolean joined) {
        Found(Entity route, RouteMatch match) {
            this(route, match, false);
        }

        /**
         * The path that the upstream is asked for.
         *
         * @param path the request's normalised path
         * @param base the service's path; / where it has none
         */
        public String upstreamPath(String path, String base) {
            boolean strip = route.isTrue("strip_path");
            String prefix = strip ? match.prefix() : "";
            return joined ? UpstreamPath.joined(path, prefix, strip, base) : UpstreamPath.of(path, prefix, strip, base);
        }
    }

    /** The router of a bundle's requests; routes of disabled services and of other subsystems are left out. */
    public Router(Bundle bundle) {
        this(bundle, Router::isHttp);
    }

    private Router(Bundle bundle, Predicate<Entity> mine) {
        List<Entity> routes = new ArrayList<>();
        for (Entity route : bundle.all(EntityKind.ROUTES)) {
            boolean off = bundle.parent(route, "service")
                    .map(service -> !service.isTrue("enabled"))
                    .orElse(false);
            (off || !mine.test(route) ? leftOut : routes).add(route);
        }
        if (bundle.flavor() == RouterFlavor.TRADITIONAL) {
            // as Kong without a database reads them: their order counts where this router has no rule
            routes.sort(Comparator.comparing(Entity::id));
        }
        this.table = table(bundle.flavor(), routes);
    }

    /** The router of a bundle's connections: the routes for tcp, tls, tls_passthrough and udp. */
    public static Router ofConnections(Bundle bundle) {
        return new Router(bundle, route -> !isHttp(route));
    }

    static RouteTable table(RouterFlavor flavor, List<Entity> routes) {
        return switch (flavor) {
            case TRADITIONAL -> new TraditionalTable(routes);
            case EXPRESSIONS ->
                new PriorityTable(
                        routes.stream().flatMap(CandidatesOfExpressions::of).toList());
            case TRADITIONAL_COMPATIBLE ->
                new PriorityTable(routes.stream()
                        .flatMap(route -> RouteEntries.of(route).stream())
                        .map(Candidate.class::cast)
                        .toList());
        };
    }

    private static boolean isHttp(Entity route) {
        return route.fields().list("protocols").stream()
                .map(Object::toString)
                .anyMatch(protocol -> protocol.startsWith("http") || protocol.startsWith("grpc"));
    }

    /** The route that answers; null where none does. */
    public @Nullable Found find(RouterRequest request) {
        return table.find(request);
    }

    /** The verdicts of all entries, in the order they are asked: the first that matches answers. */
    public List<RouteVerdict> explain(RouterRequest request) {
        return table.explain(request);
    }

    /** The routes that answer no request: those of disabled services and of other subsystems. */
    public List<Entity> leftOut() {
        return Collections.unmodifiableList(leftOut);
    }

    /** The same as find by asking every entry in order: what the index is held against in tests. */
    @Nullable
    Found findLinearly(RouterRequest request) {
        return table.findLinearly(request);
    }
}
