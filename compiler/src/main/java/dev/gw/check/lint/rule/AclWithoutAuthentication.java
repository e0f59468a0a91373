package dev.gw.check.lint.rule;

import dev.gw.diagnostic.Code;
import dev.gw.diagnostic.Diagnostic;
import dev.gw.model.Entity;
import dev.gw.model.EntityKind;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** An acl that refuses everybody, because no consumer is ever known. */
final class AclWithoutAuthentication implements LintRule {
    @Override
    public Code code() {
        return Code.GW2025;
    }

    @Override
    public String id() {
        return "acl-without-authentication";
    }

    @Override
    public Set<EntityKind> needsAll() {
        return Set.of(EntityKind.ROUTES, EntityKind.PLUGINS);
    }

    @Override
    public void check(Gateway gateway, Consumer<Diagnostic> out) {
        for (Entity plugin : gateway.enabled("acl")) {
            List<Entity> routes = gateway.routesUnder(plugin);
            boolean never = !routes.isEmpty() && routes.stream().noneMatch(gateway.scopes()::mayAuthenticate);
            if (never) {
                String message = "acl answers 401 to every request: no authentication plugin runs on its routes";
                out.accept(Diagnostic.of(Code.GW2025, Read.place(plugin), message)
                        .help("add an authentication plugin such as key-auth or jwt to the same route or service"));
            }
        }
    }
}
