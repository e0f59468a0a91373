package dev.gw.check.lint.rule;

import dev.gw.diagnostic.Code;
import dev.gw.diagnostic.Diagnostic;
import dev.gw.model.Entity;
import dev.gw.model.EntityKind;
import dev.gw.model.route.SplitRoute;
import java.util.function.Consumer;

/** A regex_priority on a route that has no regex path. */
final class RegexPriorityWithoutRegex implements LintRule {
    @Override
    public Code code() {
        return Code.GW2026;
    }

    @Override
    public String id() {
        return "regex-priority-without-regex";
    }

    @Override
    public void check(Gateway gateway, Consumer<Diagnostic> out) {
        for (Entity route : gateway.all(EntityKind.ROUTES)) {
            String priority = Read.text(route, "regex_priority");
            boolean set = Read.isAuthored(route, "regex_priority") && !priority.equals("0");
            boolean regex = Read.scalars(route, "paths").stream().anyMatch(p -> SplitRoute.isRegex(p.text()));
            if (set && !regex && Read.text(route, "expression").isEmpty()) {
                String message = "regex_priority " + priority + " has no effect: " + Read.called(route)
                        + " has no regex path (one that begins with ~)";
                out.accept(Diagnostic.of(Code.GW2026, Read.place(route, "regex_priority"), message));
            }
        }
    }
}
