package dev.gw.check.lint.rule;

import dev.gw.diagnostic.Code;
import dev.gw.diagnostic.Diagnostic;
import dev.gw.model.Entity;
import dev.gw.model.EntityKind;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** Code that reads the token which the jwt plugin has checked, where no jwt plugin runs. */
final class TokenWithoutJwt implements LintRule {
    @Override
    public Code code() {
        return Code.GW2035;
    }

    @Override
    public String id() {
        return "token-without-jwt";
    }

    @Override
    public Set<EntityKind> needsAll() {
        return Set.of(EntityKind.ROUTES, EntityKind.PLUGINS);
    }

    @Override
    public void check(Gateway gateway, Consumer<Diagnostic> out) {
        for (String name : PluginNames.FUNCTIONS) {
            for (Entity plugin : gateway.enabled(name)) {
                if (FunctionCode.readsToken(plugin) && isWithout(gateway, plugin)) {
                    String message = name + " reads the token that jwt has checked, but no jwt runs on its routes";
                    out.accept(Diagnostic.of(Code.GW2035, Read.place(plugin), message)
                            .help("add a jwt plugin, or a policy jwks, to the same route or service"));
                }
            }
        }
    }

    private static boolean isWithout(Gateway gateway, Entity plugin) {
        List<Entity> routes = gateway.routesUnder(plugin);
        return !routes.isEmpty()
                && routes.stream().noneMatch(route -> gateway.scopes().any(route, TokenWithoutJwt::mayLeaveToken));
    }

    private static boolean mayLeaveToken(String plugin) {
        return plugin.equals("jwt") || PluginNames.isCustom(plugin);
    }
}
