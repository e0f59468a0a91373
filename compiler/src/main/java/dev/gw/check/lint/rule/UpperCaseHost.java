package dev.gw.check.lint.rule;

import dev.gw.diagnostic.Code;
import dev.gw.diagnostic.Diagnostic;
import dev.gw.document.Scalar;
import dev.gw.model.Entity;
import dev.gw.model.EntityKind;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/** A host in capital letters, which no browser sends. */
final class UpperCaseHost implements LintRule {
    @Override
    public Code code() {
        return Code.GW2030;
    }

    @Override
    public String id() {
        return "upper-case-host";
    }

    @Override
    public void check(Gateway gateway, Consumer<Diagnostic> out) {
        for (Entity route : gateway.all(EntityKind.ROUTES)) {
            List<Scalar> hosts = Read.scalars(route, "hosts");
            for (Scalar host : hosts) {
                String lower = host.text().toLowerCase(Locale.ROOT);
                if (!lower.equals(host.text())
                        && hosts.stream().noneMatch(h -> h.text().equals(lower))) {
                    out.accept(finding(route, host, lower));
                }
            }
        }
    }

    private static Diagnostic finding(Entity route, Scalar host, String lower) {
        String message = "host " + host.shown()
                + " has capital letters: Kong compares letter by letter, and browsers send" + " hosts in lower case";
        Diagnostic found = Diagnostic.of(
                        Code.GW2030, host.span().isNowhere() ? Read.place(route) : host.span(), message)
                .help("write " + (host.isSensitive() ? "it in lower case" : lower));
        return host.isSensitive() ? found : Edit.replace(found, host, host.text(), lower);
    }
}
