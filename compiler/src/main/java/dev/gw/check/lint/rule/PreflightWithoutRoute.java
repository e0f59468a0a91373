package dev.gw.check.lint.rule;

import dev.gw.diagnostic.Code;
import dev.gw.diagnostic.Diagnostic;
import dev.gw.model.Entity;
import dev.gw.model.EntityKind;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** A cors plugin on a route that no preflight request can match. */
final class PreflightWithoutRoute implements LintRule {
    @Override
    public Code code() {
        return Code.GW2033;
    }

    @Override
    public String id() {
        return "preflight-without-route";
    }

    @Override
    public Set<EntityKind> needsAll() {
        return Set.of(EntityKind.ROUTES);
    }

    @Override
    public void check(Gateway gateway, Consumer<Diagnostic> out) {
        if (gateway.enabled("cors").isEmpty()) {
            return;
        }
        Set<Entity> told = Collections.newSetFromMap(new IdentityHashMap<>());
        for (RouteTable.Slot slot : gateway.table().slots()) {
            Entity route = slot.route();
            Set<String> methods = slot.match().methods();
            boolean refuses = !methods.isEmpty() && !methods.contains("OPTIONS");
            List<Entity> cors = refuses ? gateway.scopes().named(route, "cors") : List.of();
            boolean lost =
                    !cors.isEmpty() && !gateway.table().anotherTakes(slot, PreflightWithoutRoute::takesPreflight);
            if (lost && told.add(route)) {
                out.accept(finding(route, cors.get(0)));
            }
        }
    }

    private static boolean takesPreflight(RouteTable.Slot slot) {
        Set<String> methods = slot.match().methods();
        return methods.isEmpty() || methods.contains("OPTIONS");
    }

    private static Diagnostic finding(Entity route, Entity cors) {
        String message = "cors can't answer preflight requests on " + Read.called(route)
                + ": its methods lack OPTIONS and no other route takes them, so browsers get 404";
        return Diagnostic.of(Code.GW2033, Read.place(route, "methods"), message)
                .label(Read.place(cors), "the cors plugin")
                .help("add OPTIONS to the methods");
    }
}
