package dev.gw.check.lint.rule;

import dev.gw.diagnostic.Code;
import dev.gw.diagnostic.Diagnostic;
import dev.gw.model.Entity;
import dev.gw.model.EntityKind;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** Credentials of a type that no plugin asks for. */
final class CredentialsWithoutPlugin implements LintRule {
    @Override
    public Code code() {
        return Code.GW2005;
    }

    @Override
    public String id() {
        return "credentials-without-plugin";
    }

    @Override
    public Set<EntityKind> needsAll() {
        return PluginNames.ACCESS;
    }

    @Override
    public void check(Gateway gateway, Consumer<Diagnostic> out) {
        boolean custom = gateway.plugins().stream().anyMatch(p -> PluginNames.isCustom(Read.name(p)));
        if (custom) {
            return;
        }
        PluginNames.CREDENTIALS.forEach((name, kind) -> {
            List<Entity> credentials = gateway.all(kind);
            if (!credentials.isEmpty() && gateway.enabled(name).isEmpty()) {
                out.accept(finding(credentials.get(0), name, kind, credentials.size()));
            }
        });
        List<Entity> groups = gateway.all(EntityKind.ACLS);
        if (!groups.isEmpty() && gateway.enabled("acl").isEmpty()) {
            out.accept(finding(groups.get(0), "acl", EntityKind.ACLS, groups.size()));
        }
    }

    private static Diagnostic finding(Entity first, String plugin, EntityKind kind, int count) {
        String message = "no route asks for " + kind.plural() + " (there " + (count == 1 ? "is 1" : "are " + count)
                + "): plugin " + plugin + " is nowhere enabled";
        return Diagnostic.of(Code.GW2005, Read.place(first), message);
    }
}
