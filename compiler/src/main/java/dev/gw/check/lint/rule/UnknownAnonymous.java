package dev.gw.check.lint.rule;

import dev.gw.diagnostic.Code;
import dev.gw.diagnostic.Diagnostic;
import dev.gw.diagnostic.Nearest;
import dev.gw.model.Entity;
import dev.gw.model.EntityKind;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Consumer;

/** An anonymous consumer that does not exist. */
final class UnknownAnonymous implements LintRule {
    @Override
    public Code code() {
        return Code.GW2029;
    }

    @Override
    public String id() {
        return "unknown-anonymous";
    }

    @Override
    public Set<EntityKind> needsAll() {
        return Set.of(EntityKind.CONSUMERS);
    }

    @Override
    public void check(Gateway gateway, Consumer<Diagnostic> out) {
        Set<String> consumers = new LinkedHashSet<>();
        for (Entity consumer : gateway.all(EntityKind.CONSUMERS)) {
            consumers.add(consumer.id());
            consumers.add(Read.text(consumer, "username"));
        }
        for (Entity plugin : gateway.plugins()) {
            boolean checked = PluginNames.isAuthentication(Read.name(plugin)) && Read.isEnabled(plugin);
            String anonymous = checked ? Read.text(plugin, "config", "anonymous") : "";
            if (!anonymous.isEmpty() && !consumers.contains(anonymous)) {
                out.accept(finding(plugin, anonymous, Read.showable(gateway, EntityKind.CONSUMERS, "username")));
            }
        }
    }

    private static Diagnostic finding(Entity plugin, String anonymous, Set<String> consumers) {
        String message = "anonymous names the consumer " + Read.shown(plugin, "config", "anonymous")
                + ", which does not exist: requests without credentials" + " get 500";
        Diagnostic found = Diagnostic.of(Code.GW2029, Read.place(plugin, "config", "anonymous"), message);
        return Nearest.to(anonymous, consumers)
                .map(near -> found.help("did you mean " + near + "?"))
                .orElse(found);
    }
}
