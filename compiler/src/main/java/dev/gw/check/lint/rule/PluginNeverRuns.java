package dev.gw.check.lint.rule;

import dev.gw.diagnostic.Code;
import dev.gw.diagnostic.Diagnostic;
import dev.gw.model.Entity;
import dev.gw.model.EntityKind;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A plugin that has no request to run on. */
final class PluginNeverRuns implements LintRule {
    @Override
    public Code code() {
        return Code.GW2015;
    }

    @Override
    public String id() {
        return "plugin-never-runs";
    }

    /** They have made their choice of config before authentication knows the consumer. */
    private static final Set<String> BEFORE_AUTHENTICATION =
            Set.of("pre-function", "correlation-id", "zipkin", "bot-detection", "cors", "session", "acme");

    @Override
    public Set<EntityKind> needsAll() {
        return PluginNames.ACCESS;
    }

    @Override
    public void check(Gateway gateway, Consumer<Diagnostic> out) {
        ConsumerReach reach = new ConsumerReach(gateway);
        for (Entity plugin : gateway.plugins()) {
            String reason = Read.isEnabled(plugin) ? reason(gateway, reach, plugin) : null;
            if (reason != null) {
                String message = Read.called(plugin) + " never runs: " + reason;
                out.accept(Diagnostic.of(Code.GW2015, Read.place(plugin), message));
            }
        }
    }

    private static @Nullable String reason(Gateway gateway, ConsumerReach reach, Entity plugin) {
        String name = Read.name(plugin);
        String consumer = plugin.foreignId("consumer");
        if (consumer != null && BEFORE_AUTHENTICATION.contains(name)) {
            return "it is tied to a consumer, but " + name + " runs before authentication knows the consumer";
        }
        if (consumer != null && !reach.reaches(plugin, consumer)) {
            return "it is tied to a consumer, but no authentication on its routes can tell that consumer";
        }
        boolean scoped = plugin.foreignId("route") != null || plugin.foreignId("service") != null;
        return scoped ? reasonOfScope(gateway, plugin, name) : null;
    }

    private static @Nullable String reasonOfScope(Gateway gateway, Entity plugin, String name) {
        List<Entity> routes = gateway.routesUnder(plugin);
        if (routes.isEmpty()) {
            return null;
        }
        if (routes.stream().noneMatch(route -> Subsystem.of(route).runs(plugin))) {
            return "its protocols have nothing in common with those of "
                    + (routes.size() == 1 ? "the route" : "the routes");
        }
        boolean onService = plugin.foreignId("route") == null && plugin.foreignId("consumer") == null;
        boolean replaced = onService
                && routes.stream()
                        .allMatch(route ->
                                gateway.scopes().ofRoute(route).stream().anyMatch(own -> name.equals(Read.name(own))));
        return replaced ? "every route of the service has a " + name + " of its own, which replaces it" : null;
    }
}
