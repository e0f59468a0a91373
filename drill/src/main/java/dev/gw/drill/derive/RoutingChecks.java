package dev.gw.drill.derive;

import dev.gw.drill.message.Ask;
import dev.gw.drill.plan.Area;
import dev.gw.drill.plan.Expect;
import dev.gw.drill.plan.Step;
import dev.gw.model.Entity;
import dev.gw.runtime.router.Router;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Every route by every matcher, and near misses, which go where the router sends them. */
final class RoutingChecks {
    private final Sketch sketch;
    private final Passages passages;

    RoutingChecks(Sketch sketch, Passages passages) {
        this.sketch = sketch;
        this.passages = passages;
    }

    void derive() {
        sketch.routes().forEach(this::route);
        sketch.idleRoutes().forEach(route -> sketch.reason(Sketch.key(route), whyIdle(route)));
    }

    private String whyIdle(Entity route) {
        boolean off = sketch.bundle()
                .parent(route, "service")
                .filter(service -> !service.isTrue("enabled"))
                .isPresent();
        return off
                ? "its service is disabled"
                : "it takes connections, not HTTP requests; the drill has no client for them";
    }

    private void route(Entity route) {
        Passage usual = passages.of(route).orElse(null);
        if (usual == null) {
            return;
        }
        Samples samples = new Samples(route, sketch.scene());
        Set<Ask> asks = new LinkedHashSet<>(passages.asks(route));
        Ask first = asks.iterator().next();
        for (String method : samples.methods()) {
            passages.reached(route, samples, method, first.host(), first.path()).ifPresent(asks::add);
        }
        for (String host : samples.hosts()) {
            passages.reached(route, samples, first.method(), host, first.path()).ifPresent(asks::add);
        }
        for (String prefix : samples.prefixes()) {
            String longer = Paths.onTheWire(prefix.endsWith("/") ? prefix + "drill/x" : prefix + "/drill/x");
            passages.reached(route, samples, first.method(), first.host(), longer)
                    .filter(ask -> ask.path().equals(longer))
                    .ifPresent(asks::add);
        }
        for (Samples.Asked header : samples.headers()) {
            header.values().forEach(value -> asks.add(first.with(header.name(), value)));
        }
        asks.forEach(ask -> match(route, usual.caller(), ask));
        misses(route, samples, first);
        if (samples.isHttpsOnly() && !sketch.scene().tls()) {
            plain(route, usual, first);
        }
    }

    private void match(Entity route, Caller caller, Ask ask) {
        Passage passage = answered(route, ask) ? passages.passage(route, ask, caller) : null;
        if (passage == null) {
            return;
        }
        String title = shown(ask) + " reaches " + Sketch.name(route);
        List<Expect> expects = ask.method().equals("OPTIONS") ? preflight(passage) : passage.passing();
        sketch.add(
                Area.ROUTING,
                title,
                route,
                Sketch.covered(passage),
                List.of(new Step.Send(title, passage.ask(), 1, expects, List.of())));
    }

    /** Authentication may let OPTIONS pass unasked: all that is sure is where it goes. */
    private static List<Expect> preflight(Passage passage) {
        return passage.plugins().keySet().stream().anyMatch(Chain.AUTHENTICATION::containsKey)
                ? List.of(Expect.route(passage.routeName()))
                : passage.passing();
    }

    private boolean answered(Entity route, Ask ask) {
        Router.Found found = sketch.find(ask);
        return found != null && found.route().id().equals(route.id());
    }

    private void misses(Entity route, Samples samples, Ask hit) {
        for (Ask ask : misses(samples, hit)) {
            Router.Found found = sketch.find(ask);
            if (found == null) {
                String title = shown(ask) + " reaches no route";
                sketch.add(
                        Area.ROUTING,
                        title,
                        route,
                        Set.of(),
                        List.of(Step.Send.once(
                                title,
                                ask.with("User-Agent", Passages.AGENT),
                                Expect.status(404),
                                sketch.keepsTexts()
                                        ? Expect.says("no Route matched with those values")
                                        : Expect.noUpstream(),
                                Expect.noUpstream())));
            } else if (!found.route().id().equals(route.id())) {
                other(route, found.route(), ask);
            }
        }
    }

    private void other(Entity missed, Entity route, Ask ask) {
        Optional<Passage> usual = passages.of(route);
        Passage passage = usual.isEmpty()
                ? null
                : passages.passage(route, ask, usual.get().caller());
        if (passage == null || ask.method().equals("OPTIONS")) {
            return;
        }
        String title = shown(ask) + " reaches " + Sketch.name(route) + ", not " + Sketch.name(missed);
        sketch.add(
                Area.ROUTING,
                title,
                missed,
                Sketch.covered(passage),
                List.of(new Step.Send(title, passage.ask(), 1, passage.passing(), List.of())));
    }

    private static List<Ask> misses(Samples samples, Ask hit) {
        List<Ask> misses = new ArrayList<>();
        for (String method : List.of("PUT", "PATCH", "DELETE", "POST", "GET", "PURGE")) {
            if (samples.hasMethods() && !samples.methods().contains(method)) {
                misses.add(hit.withMethod(method));
                break;
            }
        }
        if (samples.hasHosts()) {
            misses.add(hit.withHost("nobody.invalid"));
            misses.add(hit.withHost("not" + hit.host()));
        }
        for (String path : samples.paths()) {
            if (path.length() > 2) {
                misses.add(hit.withPath(path.substring(0, path.length() - 1)));
                misses.add(hit.withPath("/gw-drill-nowhere" + path));
                misses.add(hit.withPath(path.substring(0, 1) + swapped(path.charAt(1)) + path.substring(2)));
            }
        }
        if (samples.prefixes().isEmpty() && !samples.paths().isEmpty()) {
            misses.add(hit.withPath(samples.paths().get(0) + "-drill"));
        }
        for (Samples.Asked header : samples.headers()) {
            misses.add(hit.without(header.name()));
            misses.add(hit.with(header.name(), "gw-drill-nothing"));
        }
        return misses;
    }

    private static char swapped(char c) {
        return Character.isLowerCase(c) ? Character.toUpperCase(c) : c == 'x' ? 'y' : 'x';
    }

    /** A route for TLS alone sends plain requests elsewhere. */
    private void plain(Entity route, Passage usual, Ask hit) {
        int status = (int) Math.round(number(route));
        String title = shown(hit) + " without TLS is answered " + status;
        sketch.add(
                Area.ROUTING,
                title,
                route,
                Sketch.covered(usual),
                List.of(Step.Send.once(title, hit.overTls(false), Expect.status(status), Expect.noUpstream())));
    }

    private static double number(Entity route) {
        return route.fields().get("https_redirect_status_code") instanceof dev.gw.document.Scalar scalar
                ? scalar.number()
                : 426;
    }

    static String shown(Ask ask) {
        String host = ask.host().equals(Samples.ANY_HOST) ? "" : ask.host();
        return ask.method() + " " + host + ask.path() + headers(ask);
    }

    private static String headers(Ask ask) {
        @Nullable
        String first = ask.headers().stream()
                .filter(field -> !field.name().equalsIgnoreCase("User-Agent"))
                .map(field -> " with " + field.name() + ": " + field.shown())
                .findFirst()
                .orElse(null);
        return first == null ? "" : first;
    }
}
