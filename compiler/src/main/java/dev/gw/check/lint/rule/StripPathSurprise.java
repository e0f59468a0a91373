package dev.gw.check.lint.rule;

import dev.gw.diagnostic.Code;
import dev.gw.diagnostic.Diagnostic;
import dev.gw.document.Scalar;
import dev.gw.model.Entity;
import dev.gw.model.EntityKind;
import dev.gw.model.route.SplitRoute;
import dev.gw.source.Span;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A route that strips more of the path than its author may know, because strip_path is true by default. */
final class StripPathSurprise implements LintRule {
    @Override
    public Code code() {
        return Code.GW2013;
    }

    @Override
    public String id() {
        return "strip-path-surprise";
    }

    @Override
    public Set<EntityKind> needsAll() {
        return Set.of(EntityKind.ROUTES, EntityKind.PLUGINS);
    }

    @Override
    public void check(Gateway gateway, Consumer<Diagnostic> out) {
        Map<String, Integer> keeping = keepingByService(gateway);
        for (Entity route : gateway.all(EntityKind.ROUTES)) {
            boolean strips = Read.isTrue(route, "strip_path") && !Read.isAuthored(route, "strip_path");
            if (!strips || Subsystem.of(route) != Subsystem.HTTP || rewrites(gateway, route)) {
                continue;
            }
            Scalar whole = wholeMatch(route);
            if (whole != null) {
                out.accept(addFalse(
                        route,
                        "strip_path is true by default, so the service sees / for every request that " + whole.shown()
                                + " matches: the regex takes the whole path",
                        whole.span()));
            } else if (isOddOneOut(gateway, route, keeping)) {
                out.accept(addFalse(
                        route,
                        Read.called(route) + " strips its path (strip_path is true by default), but"
                                + " all other routes of its service keep theirs",
                        Read.place(route)));
            }
        }
    }

    private static Diagnostic addFalse(Entity route, String message, Span at) {
        Diagnostic found = Diagnostic.of(Code.GW2013, at.isNowhere() ? Read.place(route) : at, message)
                .help("say strip_path: false, or strip_path: true if that is meant");
        return Edit.addField(found, route.authored(), "strip_path", "false");
    }

    /** The first regex path whose match is always the whole path. */
    private static @Nullable Scalar wholeMatch(Entity route) {
        for (Scalar path : Read.scalars(route, "paths")) {
            String text = path.text();
            boolean whole = text.endsWith("$") || text.endsWith(".*") || text.endsWith(".*)");
            if (text.length() > 3 && SplitRoute.isRegex(text) && whole && !text.equals("~/.*")) {
                return path;
            }
        }
        return null;
    }

    private static boolean rewrites(Gateway gateway, Entity route) {
        boolean answered =
                gateway.scopes().any(route, name -> PluginNames.ANSWERING.contains(name) || PluginNames.isCustom(name));
        return answered
                || gateway.scopes().named(route, "request-transformer").stream()
                        .anyMatch(plugin ->
                                !Read.text(plugin, "config", "replace", "uri").isEmpty());
    }

    /** How many routes of each service say strip_path: false. */
    private static Map<String, Integer> keepingByService(Gateway gateway) {
        Map<String, Integer> counts = new HashMap<>();
        for (Entity route : gateway.all(EntityKind.ROUTES)) {
            String service = route.foreignId("service");
            if (service != null && Read.isAuthored(route, "strip_path") && !Read.isTrue(route, "strip_path")) {
                counts.merge(service, 1, Integer::sum);
            }
        }
        return counts;
    }

    private static boolean isOddOneOut(Gateway gateway, Entity route, Map<String, Integer> keeping) {
        Entity service = gateway.serviceOf(route).orElse(null);
        if (service == null || Read.scalars(route, "paths").isEmpty()) {
            return false;
        }
        int count = keeping.getOrDefault(service.id(), 0);
        return count >= 2 && count == gateway.routesOf(service).size() - 1;
    }
}
