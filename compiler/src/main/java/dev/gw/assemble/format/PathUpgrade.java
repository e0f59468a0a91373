package dev.gw.assemble.format;

import dev.gw.assemble.draft.Draft;
import dev.gw.diagnostic.Code;
import dev.gw.diagnostic.Diagnostic;
import dev.gw.diagnostic.Diagnostics;
import dev.gw.document.ListNode;
import dev.gw.document.MapNode;
import dev.gw.document.Node;
import dev.gw.document.Scalar;
import dev.gw.model.EntityKind;
import dev.gw.model.route.LegacyPath;
import java.util.ArrayList;
import java.util.List;

/** Goes through the paths of routes: upgrades those of older formats, reports the others that lack their tilde. */
final class PathUpgrade {
    private final boolean old;
    private final Diagnostics out;
    private int changed;

    PathUpgrade(boolean old, Diagnostics out) {
        this.old = old;
        this.out = out;
    }

    /** Returns how many paths it changed. */
    int apply(List<Draft> drafts) {
        for (Draft draft : drafts) {
            Node paths = draft.kind() == EntityKind.ROUTES ? draft.fields().get("paths") : null;
            if (paths != null) {
                Node upgraded = paths(paths);
                if (upgraded != paths) {
                    draft.replaceFields(draft.fields().with("paths", upgraded));
                }
            }
        }
        return changed;
    }

    /** A list of paths, or the lists in an overlay's instructions. */
    private Node paths(Node node) {
        if (node instanceof ListNode list) {
            List<Node> items = new ArrayList<>(list.size());
            int before = changed;
            list.items().forEach(item -> items.add(path(item)));
            return changed == before ? list : new ListNode(items, list.span());
        }
        if (node instanceof MapNode map) {
            List<MapNode.Entry> entries = new ArrayList<>();
            int before = changed;
            map.entries().forEach(e -> entries.add(new MapNode.Entry(e.key(), paths(e.value()))));
            return changed == before ? map : map.holding(entries);
        }
        return node;
    }

    private Node path(Node item) {
        if (!(item instanceof Scalar scalar) || !scalar.isString()) {
            return item;
        }
        if (!old) {
            if (RegexLook.of(scalar.text())) {
                lacksTilde(scalar);
            }
            return item;
        }
        String upgraded = LegacyPath.upgraded(scalar.text());
        if (upgraded.equals(scalar.text())) {
            return item;
        }
        changed++;
        out.add(Rewrite.offer(
                Diagnostic.of(
                        Code.GW1212, scalar.span(), "the path " + scalar.shown() + " reads differently in format 3.0"),
                scalar,
                upgraded));
        Scalar replaced = Scalar.string(upgraded, scalar.style(), scalar.span());
        return scalar.isSensitive() ? replaced.sensitive() : replaced;
    }

    private void lacksTilde(Scalar scalar) {
        String shown = scalar.isSensitive() ? "a ~ in front" : "~" + scalar.text();
        out.add(Rewrite.offer(
                Diagnostic.of(
                                Code.GW1213,
                                scalar.span(),
                                "the path " + scalar.shown() + " looks like a regular expression, but without ~ Kong"
                                        + " takes it literally")
                        .help("begin it with a tilde: " + shown),
                scalar,
                '~' + scalar.text()));
    }
}
