package dev.gw.assemble.overlay;

import dev.gw.assemble.draft.Draft;
import dev.gw.diagnostic.Code;
import dev.gw.diagnostic.Diagnostic;
import dev.gw.diagnostic.Diagnostics;
import dev.gw.document.MapNode;
import dev.gw.document.Node;
import dev.gw.source.Span;
import java.util.HashMap;
import java.util.Map;

/** Keeps what overlays changed, so that two of them don't change the same: then their order would count. */
final class Touched {
    private final Map<Draft, Map<String, Span>> fields = new HashMap<>();
    private final Diagnostics out;

    Touched(Diagnostics out) {
        this.out = out;
    }

    void check(Draft draft, MapNode changes) {
        leaves(draft, "", changes, fields.computeIfAbsent(draft, k -> new HashMap<>()));
    }

    private void leaves(Draft draft, String prefix, MapNode changes, Map<String, Span> known) {
        for (MapNode.Entry entry : changes.entries()) {
            String path = prefix + entry.name();
            Node value = entry.value();
            if (value instanceof MapNode map
                    && map.entries().stream().noneMatch(e -> e.name().startsWith("$"))) {
                leaves(draft, path + '.', map, known);
                continue;
            }
            Span before = known.putIfAbsent(path, entry.key().span());
            if (before != null) {
                out.add(Diagnostic.of(
                                Code.GW1203,
                                entry.key().span(),
                                path + " of " + draft.label() + " is changed twice in this environment")
                        .label(before, "first changed here")
                        .help("change it in one place"));
            }
        }
    }
}
