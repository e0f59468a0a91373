package dev.gw.check.lint.rule;

import dev.gw.diagnostic.Code;
import dev.gw.diagnostic.Diagnostic;
import dev.gw.diagnostic.Nearest;
import dev.gw.document.Scalar;
import dev.gw.model.Entity;
import dev.gw.model.EntityKind;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** An acl plugin that names a group nobody is in. */
final class UnknownAclGroup implements LintRule {
    @Override
    public Code code() {
        return Code.GW2021;
    }

    @Override
    public String id() {
        return "unknown-acl-group";
    }

    @Override
    public Set<EntityKind> needsAll() {
        return Set.of(EntityKind.ACLS, EntityKind.PLUGINS);
    }

    @Override
    public void check(Gateway gateway, Consumer<Diagnostic> out) {
        boolean elsewhere = gateway.plugins().stream().anyMatch(p -> bringsGroups(Read.name(p)));
        if (elsewhere) {
            return;
        }
        Set<String> groups = new LinkedHashSet<>();
        gateway.all(EntityKind.ACLS).forEach(acl -> groups.add(Read.text(acl, "group")));
        for (Entity plugin : gateway.enabled("acl")) {
            for (String list : List.of("allow", "deny")) {
                for (Scalar group : Read.scalars(plugin, "config", list)) {
                    if (!groups.contains(group.text())) {
                        out.accept(finding(plugin, list, group, Read.showable(gateway, EntityKind.ACLS, "group")));
                    }
                }
            }
        }
    }

    private static boolean bringsGroups(String plugin) {
        return plugin.equals("ldap-auth") || plugin.equals("oidc") || PluginNames.isOpaque(plugin);
    }

    private static Diagnostic finding(Entity plugin, String list, Scalar group, Set<String> groups) {
        String message = "acl has the group " + group.shown() + " under " + list + ", but no consumer is in that group";
        Diagnostic found =
                Diagnostic.of(Code.GW2021, group.span().isNowhere() ? Read.place(plugin) : group.span(), message);
        return Nearest.to(group.text(), groups)
                .map(near -> Edit.replace(found.help("did you mean " + near + "?"), group, group.text(), near))
                .orElse(found);
    }
}
