package dev.gw.check.lint.rule;

import dev.gw.diagnostic.Code;
import dev.gw.diagnostic.Diagnostic;
import dev.gw.model.Entity;
import dev.gw.model.EntityKind;
import java.util.Set;
import java.util.function.Consumer;

/** An authentication plugin that nobody can pass, because no consumer has a credential of its type. */
final class AuthenticationWithoutCredentials implements LintRule {
    @Override
    public Code code() {
        return Code.GW2004;
    }

    @Override
    public String id() {
        return "authentication-without-credentials";
    }

    @Override
    public Set<EntityKind> needsAll() {
        return PluginNames.ACCESS;
    }

    @Override
    public void check(Gateway gateway, Consumer<Diagnostic> out) {
        PluginNames.CREDENTIALS.forEach((name, kind) -> {
            if (kind != EntityKind.OAUTH2_CREDENTIALS && gateway.all(kind).isEmpty()) {
                gateway.enabled(name).stream()
                        .filter(plugin ->
                                Read.text(plugin, "config", "anonymous").isEmpty())
                        .findFirst()
                        .ifPresent(plugin -> out.accept(finding(plugin, name, kind)));
            }
        });
    }

    private static Diagnostic finding(Entity plugin, String name, EntityKind kind) {
        String message = name + " lets nobody in: the configuration has no " + kind.plural();
        return Diagnostic.of(Code.GW2004, Read.place(plugin), message)
                .help("give a consumer a credential under " + kind.plural() + ", or set config.anonymous");
    }
}
