package dev.gw.check.lint.rule;

import dev.gw.diagnostic.Code;
import dev.gw.diagnostic.Diagnostic;
import dev.gw.model.Entity;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A plugin that is switched off, which lets the wider one of its name through. */
final class DisabledPlugin implements LintRule {
    @Override
    public Code code() {
        return Code.GW2018;
    }

    @Override
    public String id() {
        return "disabled-plugin";
    }

    @Override
    public void check(Gateway gateway, Consumer<Diagnostic> out) {
        for (Entity plugin : gateway.plugins()) {
            if (!Read.isEnabled(plugin)) {
                out.accept(finding(gateway, plugin));
            }
        }
    }

    private static Diagnostic finding(Gateway gateway, Entity plugin) {
        String name = Read.name(plugin);
        Entity wider = wider(gateway, plugin, name);
        String message = name + " is disabled"
                + (wider == null
                        ? ""
                        : ": the one of the wider scope runs here instead, as if this one were not there");
        Diagnostic found = Diagnostic.of(Code.GW2018, Read.place(plugin, "enabled"), message);
        return wider == null ? found : found.label(Read.place(wider), "this one runs");
    }

    private static @Nullable Entity wider(Gateway gateway, Entity plugin, String name) {
        String service = plugin.foreignId("route") == null
                ? null
                : gateway.routesUnder(plugin).stream()
                        .findFirst()
                        .map(route -> route.foreignId("service"))
                        .orElse(null);
        boolean global = plugin.foreignId("route") == null && plugin.foreignId("service") == null;
        for (Entity other : global ? List.<Entity>of() : gateway.enabled(name)) {
            boolean noRoute = other.foreignId("route") == null && other.foreignId("consumer") == null;
            String theirs = other.foreignId("service");
            if (noRoute && (theirs == null || theirs.equals(service))) {
                return other;
            }
        }
        return null;
    }
}
