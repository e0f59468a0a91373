package dev.gw.check.lint.rule;

import dev.gw.diagnostic.Code;
import dev.gw.diagnostic.Diagnostic;
import dev.gw.document.ListNode;
import dev.gw.document.MapNode;
import dev.gw.document.Node;
import dev.gw.document.Scalar;
import dev.gw.model.Entity;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A function or transformer that replaces the wider one of its name instead of adding to it. */
final class SilencedPlugin implements LintRule {
    @Override
    public Code code() {
        return Code.GW2024;
    }

    @Override
    public String id() {
        return "silenced-plugin";
    }

    private static final List<String> ADDING =
            List.of("pre-function", "post-function", "request-transformer", "response-transformer");

    @Override
    public void check(Gateway gateway, Consumer<Diagnostic> out) {
        for (String name : ADDING) {
            Map<String, Entity> wider = new HashMap<>();
            for (Entity plugin : gateway.enabled(name)) {
                if (plugin.foreignId("route") == null && plugin.foreignId("consumer") == null) {
                    wider.put(plugin.foreignId("service") == null ? "" : plugin.foreignId("service"), plugin);
                }
            }
            for (Entity plugin : wider.isEmpty() ? List.<Entity>of() : gateway.enabled(name)) {
                Entity silenced = silenced(gateway, plugin, wider);
                if (silenced != null && !contains(Read.at(plugin, "config"), Read.at(silenced, "config"))) {
                    out.accept(finding(plugin, name, silenced));
                }
            }
        }
    }

    private static @Nullable Entity silenced(Gateway gateway, Entity plugin, Map<String, Entity> wider) {
        String service = plugin.foreignId("service");
        if (plugin.foreignId("route") != null) {
            service = gateway.routesUnder(plugin).stream()
                    .findFirst()
                    .map(route -> route.foreignId("service"))
                    .orElse(null);
        }
        Entity ofService = service == null ? null : wider.get(service);
        Entity found = ofService == null || ofService.equals(plugin) ? wider.get("") : ofService;
        return plugin.equals(found) ? null : found;
    }

    /** Whether the narrower config repeats everything that was written in the wider one. */
    private static boolean contains(@Nullable Node narrower, @Nullable Node wider) {
        if (wider == null || wider.span().isNowhere() || (wider instanceof Scalar scalar && scalar.isNull())) {
            return true;
        }
        if (wider instanceof MapNode map) {
            return narrower instanceof MapNode own
                    && map.entries().stream().allMatch(e -> contains(own.get(e.name()), e.value()));
        }
        if (wider instanceof ListNode list) {
            return narrower instanceof ListNode own
                    && list.items().stream()
                            .allMatch(item -> own.items().stream().anyMatch(item::sameAs));
        }
        return narrower != null && narrower.sameAs(wider);
    }

    private static Diagnostic finding(Entity plugin, String name, Entity silenced) {
        String message =
                "this " + name + " silences the one of the wider scope: Kong runs only the narrowest of a name";
        return Diagnostic.of(Code.GW2024, Read.place(plugin), message)
                .label(Read.place(silenced), "does not run where the narrower one does")
                .help("repeat here what the wider one does, if that is still wanted");
    }
}
