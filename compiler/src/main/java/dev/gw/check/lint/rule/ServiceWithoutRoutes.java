package dev.gw.check.lint.rule;

import dev.gw.diagnostic.Code;
import dev.gw.diagnostic.Diagnostic;
import dev.gw.model.Entity;
import dev.gw.model.EntityKind;
import java.util.Set;
import java.util.function.Consumer;

/** A service that no request can reach. */
final class ServiceWithoutRoutes implements LintRule {
    @Override
    public Code code() {
        return Code.GW2012;
    }

    @Override
    public String id() {
        return "service-without-routes";
    }

    @Override
    public Set<EntityKind> needsAll() {
        return Set.of(EntityKind.ROUTES);
    }

    @Override
    public void check(Gateway gateway, Consumer<Diagnostic> out) {
        for (Entity service : gateway.all(EntityKind.SERVICES)) {
            if (Read.isEnabled(service) && gateway.routesOf(service).isEmpty()) {
                String message = Read.called(service) + " has no routes: no request reaches it";
                out.accept(Diagnostic.of(Code.GW2012, Read.place(service), message));
            }
        }
    }
}
