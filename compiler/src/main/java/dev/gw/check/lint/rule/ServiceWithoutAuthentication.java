package dev.gw.check.lint.rule;

import dev.gw.diagnostic.Code;
import dev.gw.diagnostic.Diagnostic;
import dev.gw.model.Entity;
import dev.gw.model.EntityKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** A service that anybody may ask on all its routes, beside others that nobody may ask without a credential. */
final class ServiceWithoutAuthentication implements LintRule {
    @Override
    public Code code() {
        return Code.GW2034;
    }

    @Override
    public String id() {
        return "service-without-authentication";
    }

    @Override
    public Set<EntityKind> needsAll() {
        return Set.of(EntityKind.SERVICES, EntityKind.ROUTES, EntityKind.PLUGINS);
    }

    @Override
    public void check(Gateway gateway, Consumer<Diagnostic> out) {
        Scopes scopes = gateway.scopes();
        if (!scopes.mayAuthenticate()) {
            return;
        }
        List<Entity> open = new ArrayList<>();
        List<Entity> closed = new ArrayList<>();
        for (Entity service : gateway.all(EntityKind.SERVICES)) {
            List<Entity> routes = Read.isEnabled(service) ? gateway.routesOf(service) : List.of();
            if (!routes.isEmpty() && routes.stream().allMatch(scopes::mayAuthenticate)) {
                closed.add(service);
            } else if (routes.stream().noneMatch(scopes::mayAuthenticate)
                    && routes.stream().anyMatch(route -> !MeantToBeOpen.is(route, scopes))) {
                open.add(service);
            }
        }
        // where most services are open, that is how it is meant
        if (closed.size() >= open.size()) {
            open.forEach(service -> out.accept(finding(service, closed.get(0))));
        }
    }

    private static Diagnostic finding(Entity open, Entity closed) {
        String message = "no route of the " + Read.called(open) + " has authentication, but all of the "
                + Read.called(closed) + " have";
        return Diagnostic.of(Code.GW2034, Read.place(open), message)
                .help(
                        "add an authentication plugin to the service, or say in an allow comment why everybody may ask it");
    }
}
