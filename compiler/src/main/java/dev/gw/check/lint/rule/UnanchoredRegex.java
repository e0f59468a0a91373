package dev.gw.check.lint.rule;

import dev.gw.diagnostic.Code;
import dev.gw.diagnostic.Diagnostic;
import dev.gw.document.Scalar;
import dev.gw.model.Entity;
import dev.gw.model.EntityKind;
import dev.gw.model.route.SplitRoute;
import java.util.List;
import java.util.function.Consumer;

/** A regex path that also matches every longer path. */
final class UnanchoredRegex implements LintRule {
    @Override
    public Code code() {
        return Code.GW2014;
    }

    @Override
    public String id() {
        return "unanchored-regex";
    }

    @Override
    public void check(Gateway gateway, Consumer<Diagnostic> out) {
        for (Entity route : gateway.all(EntityKind.ROUTES)) {
            for (Scalar path : Read.scalars(route, "paths")) {
                if (SplitRoute.isRegex(path.text()) && endsByChance(path.text())) {
                    out.accept(finding(route, path));
                }
            }
        }
    }

    /** Whether nothing at the end says that more may follow, or that nothing may. */
    private static boolean endsByChance(String path) {
        for (String end : List.of("$", "*", "+", "*)", "+)", "/", "\\b", "\\z", "/?)", "/?")) {
            boolean wild = end.startsWith("*") || end.startsWith("+");
            if (path.endsWith(end) && (!wild || path.endsWith("." + end))) {
                return false;
            }
        }
        return !path.contains("$)") && !path.contains("$|");
    }

    private static Diagnostic finding(Entity route, Scalar path) {
        String message = "regex path " + path.shown() + " has no end: it also matches every longer path";
        Diagnostic found = Diagnostic.of(
                        Code.GW2014, path.span().isNowhere() ? Read.place(route) : path.span(), message)
                .help("end it with $ to match exactly, or with .* to say that more may follow");
        return Edit.append(found, path, "$");
    }
}
