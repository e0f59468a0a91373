package dev.gw.check.lint.rule;

import dev.gw.diagnostic.Code;
import dev.gw.diagnostic.Diagnostic;
import dev.gw.model.Entity;
import dev.gw.model.EntityKind;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** A limit by consumer or credential where no request has one. */
final class LimitByUnknownConsumer implements LintRule {
    @Override
    public Code code() {
        return Code.GW2023;
    }

    @Override
    public String id() {
        return "limit-by-unknown-consumer";
    }

    @Override
    public Set<EntityKind> needsAll() {
        return Set.of(EntityKind.ROUTES, EntityKind.PLUGINS);
    }

    @Override
    public void check(Gateway gateway, Consumer<Diagnostic> out) {
        for (String name : List.of("rate-limiting", "response-ratelimiting")) {
            for (Entity plugin : gateway.enabled(name)) {
                String by = Read.text(plugin, "config", "limit_by");
                boolean asked = by.equals("consumer") || by.equals("credential");
                if (asked && Read.isAuthored(plugin, "config", "limit_by") && !known(gateway, plugin)) {
                    out.accept(finding(plugin, name, by));
                }
            }
        }
    }

    private static boolean known(Gateway gateway, Entity plugin) {
        List<Entity> routes = gateway.routesUnder(plugin);
        return routes.isEmpty() || routes.stream().anyMatch(gateway.scopes()::mayAuthenticate);
    }

    private static Diagnostic finding(Entity plugin, String name, String by) {
        String message =
                name + " limits by " + by + ", but no authentication runs on its routes: it limits by ip address";
        return Diagnostic.of(Code.GW2023, Read.place(plugin, "config", "limit_by"), message)
                .help("say limit_by: ip, or add an authentication plugin");
    }
}
