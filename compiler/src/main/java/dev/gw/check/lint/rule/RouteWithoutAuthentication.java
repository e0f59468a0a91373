package dev.gw.check.lint.rule;

import dev.gw.diagnostic.Code;
import dev.gw.diagnostic.Diagnostic;
import dev.gw.model.Entity;
import dev.gw.model.EntityKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** A route without the authentication that the other routes of its service have. */
final class RouteWithoutAuthentication implements LintRule {
    @Override
    public Code code() {
        return Code.GW2003;
    }

    @Override
    public String id() {
        return "route-without-authentication";
    }

    @Override
    public Set<EntityKind> needsAll() {
        return Set.of(EntityKind.ROUTES, EntityKind.PLUGINS);
    }

    @Override
    public void check(Gateway gateway, Consumer<Diagnostic> out) {
        if (!gateway.scopes().mayAuthenticate()) {
            return;
        }
        for (Entity service : gateway.all(EntityKind.SERVICES)) {
            List<Entity> routes = gateway.routesOf(service);
            if (routes.size() < 2 || !Read.isEnabled(service)) {
                continue;
            }
            List<Entity> open = new ArrayList<>();
            List<Entity> closed = new ArrayList<>();
            for (Entity route : routes) {
                boolean authenticated = gateway.scopes().mayAuthenticate(route);
                (authenticated ? closed : open).add(route);
            }
            if (!closed.isEmpty() && closed.size() >= open.size()) {
                open.stream()
                        .filter(route -> !MeantToBeOpen.is(route, gateway.scopes()))
                        .forEach(route -> out.accept(finding(gateway, route, closed.get(0))));
            }
        }
    }

    private static Diagnostic finding(Gateway gateway, Entity open, Entity closed) {
        Entity plugin = gateway.scopes().ofRoute(closed).stream()
                .filter(Scopes::mayIdentify)
                .findFirst()
                .orElse(closed);
        String message = Read.called(open) + " has no authentication, but its sibling " + Read.called(closed) + " has "
                + (plugin.equals(closed) ? "some" : Read.name(plugin));
        return Diagnostic.of(Code.GW2003, Read.place(open), message).label(Read.place(plugin), "the sibling's");
    }
}
