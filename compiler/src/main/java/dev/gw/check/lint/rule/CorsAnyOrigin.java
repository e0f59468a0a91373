package dev.gw.check.lint.rule;

import dev.gw.diagnostic.Code;
import dev.gw.diagnostic.Diagnostic;
import dev.gw.document.Scalar;
import dev.gw.model.Entity;
import dev.gw.source.Span;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** A cors plugin that lets every site use the visitor's cookies. */
final class CorsAnyOrigin implements LintRule {
    @Override
    public Code code() {
        return Code.GW2006;
    }

    @Override
    public String id() {
        return "cors-any-origin";
    }

    private static final Set<String> ANYTHING = Set.of(".*", ".+", ".", "[^/]+", "[^/]*", "\\S+", "\\S*");

    @Override
    public void check(Gateway gateway, Consumer<Diagnostic> out) {
        for (Entity plugin : gateway.enabled("cors")) {
            if (Read.isTrue(plugin, "config", "credentials")) {
                checkOrigins(plugin, out);
            }
        }
    }

    private static void checkOrigins(Entity plugin, Consumer<Diagnostic> out) {
        List<Scalar> origins = Read.scalars(plugin, "config", "origins");
        if (origins.isEmpty()) {
            Span at = Read.place(plugin, "config", "credentials");
            out.accept(finding(at, "credentials is true but origins is not set"));
        }
        for (Scalar origin : origins) {
            if (origin.text().equals("*") || isAnything(origin.text())) {
                Span at = origin.span().isNowhere() ? Read.place(plugin, "config", "credentials") : origin.span();
                out.accept(finding(at, "credentials is true and origins has " + origin.shown()));
            }
        }
    }

    private static boolean isAnything(String origin) {
        String core = origin;
        for (String prefix : List.of("^", "https?://", "http://", "https://", "http(s)?://", "(https?)://")) {
            core = core.startsWith(prefix) ? core.substring(prefix.length()) : core;
        }
        core = core.endsWith("$") ? core.substring(0, core.length() - 1) : core;
        core = core.startsWith("(") && core.endsWith(")") ? core.substring(1, core.length() - 1) : core;
        return ANYTHING.contains(core);
    }

    private static Diagnostic finding(Span at, String cause) {
        return Diagnostic.of(Code.GW2006, at, cause + ": any site can act with the visitor's cookies")
                .help("list the origins that may send credentials, or set credentials: false");
    }
}
