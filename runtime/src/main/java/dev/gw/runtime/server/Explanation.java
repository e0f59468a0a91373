package dev.gw.runtime.server;

import dev.gw.model.Bundle;
import dev.gw.model.Entity;
import dev.gw.runtime.compile.ServiceRuntime;
import dev.gw.runtime.exchange.Exchange;
import dev.gw.runtime.exchange.Request;
import dev.gw.runtime.exchange.Response;
import dev.gw.runtime.exchange.Timings;
import dev.gw.runtime.exchange.UpstreamRequest;
import dev.gw.runtime.http.RequestHead;
import dev.gw.runtime.plugin.PluginChains;
import dev.gw.runtime.plugin.PluginScopes;
import dev.gw.runtime.plugin.PluginType;
import dev.gw.runtime.router.RouteVerdict;
import dev.gw.runtime.router.Router;
import dev.gw.runtime.router.RouterRequest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * What a configuration would make of a request, found by the code that serves requests. Immutable.
 *
 * @param request the request as the router sees it
 * @param route the route that answers; null where none does
 * @param service its service, if any
 * @param upstream what the upstream is asked, before plugins change it; null without a route
 * @param refused the answer to a request that came over a protocol which the route does not take; else null
 * @param routes what every entry of the router makes of the request, in the order they are asked
 * @param leftOut the routes that answer no request at all
 * @param plugins the plugins of the route's chain that gw runs, in order; the global ones where there is no route
 * @param notRun the plugins of the chain that gw doesn't run
 */
public record Explanation(
        Request request,
        @Nullable Entity route,
        @Nullable Entity service,
        @Nullable UpstreamRequest upstream,
        @Nullable Response refused,
        List<RouteVerdict> routes,
        List<Entity> leftOut,
        List<PluginScopes.Choice> plugins,
        List<PluginScopes.Choice> notRun) {

    /**
     * Explains a request.
     *
     * @param types the plugins that gw runs, by name
     */
    public static Explanation of(
            Bundle bundle, Map<String, PluginType> types, RequestHead head, Request.Connection connection) {
        Request request = Routing.request(head, connection);
        Router router = new Router(bundle);
        RouterRequest asked = Routing.asked(request, connection.localPort());
        Router.Found found = asked == null ? null : router.find(asked);
        Entity route = found == null ? null : found.route();
        Entity service = route == null ? null : bundle.parent(route, "service").orElse(null);
        UpstreamRequest upstream = found == null
                ? null
                : Routing.upstream(found, service == null ? "/" : ServiceRuntime.pathOf(service), request);
        List<PluginScopes.Choice> run = new ArrayList<>();
        List<PluginScopes.Choice> notRun = new ArrayList<>();
        new PluginScopes(bundle)
                .of(route == null ? null : route.id(), route == null ? null : route.foreignId("service")).stream()
                        .sorted(Comparator.comparing(PluginScopes.Choice::name, PluginChains.order(types)))
                        .forEach(choice -> (types.containsKey(choice.name()) ? run : notRun).add(choice));
        return new Explanation(
                request,
                route,
                service,
                upstream,
                route == null ? null : ProtocolCheck.refuse(unanswered(request), route),
                asked == null ? List.of() : router.explain(asked),
                router.leftOut(),
                List.copyOf(run),
                List.copyOf(notRun));
    }

    private static Exchange unanswered(Request request) {
        return new Exchange(request, "", new Timings(0, 0), CompletableFuture::new);
    }
}
