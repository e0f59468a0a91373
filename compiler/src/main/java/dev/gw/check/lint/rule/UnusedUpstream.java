package dev.gw.check.lint.rule;

import dev.gw.diagnostic.Code;
import dev.gw.diagnostic.Diagnostic;
import dev.gw.document.ListNode;
import dev.gw.document.MapNode;
import dev.gw.document.Node;
import dev.gw.document.Scalar;
import dev.gw.model.Entity;
import dev.gw.model.EntityKind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** An upstream that no service names as its host. */
final class UnusedUpstream implements LintRule {
    @Override
    public Code code() {
        return Code.GW2010;
    }

    @Override
    public String id() {
        return "unused-upstream";
    }

    @Override
    public Set<EntityKind> needsAll() {
        return Set.of(EntityKind.SERVICES, EntityKind.PLUGINS);
    }

    @Override
    public void check(Gateway gateway, Consumer<Diagnostic> out) {
        Set<String> hosts = new HashSet<>();
        gateway.all(EntityKind.SERVICES).forEach(service -> hosts.add(Read.text(service, "host")));
        List<Entity> unused = gateway.all(EntityKind.UPSTREAMS).stream()
                .filter(upstream -> !hosts.contains(Read.text(upstream, "name")))
                .toList();
        if (unused.isEmpty()) {
            return;
        }
        List<String> texts = pluginTexts(gateway);
        for (Entity upstream : unused) {
            String name = Read.text(upstream, "name");
            if (texts.stream().noneMatch(text -> text.contains(name))) {
                String message = Read.called(upstream) + " is unused: no service has it as its host";
                out.accept(Diagnostic.of(Code.GW2010, Read.place(upstream), message));
            }
        }
    }

    /** What Lua code and plugins unknown to gw say: they may choose the upstream by name. */
    private static List<String> pluginTexts(Gateway gateway) {
        List<String> texts = new ArrayList<>();
        for (Entity plugin : gateway.plugins()) {
            if (PluginNames.isOpaque(Read.text(plugin, "name"))) {
                collect(plugin.fields().get("config"), texts);
            }
        }
        return texts;
    }

    private static void collect(@Nullable Node node, List<String> texts) {
        if (node instanceof Scalar scalar) {
            texts.add(scalar.text());
        } else if (node instanceof ListNode list) {
            list.items().forEach(item -> collect(item, texts));
        } else if (node instanceof MapNode map) {
            map.entries().forEach(entry -> collect(entry.value(), texts));
        }
    }
}
