package dev.gw.assemble.draft;

import dev.gw.diagnostic.Code;
import dev.gw.diagnostic.Diagnostic;
import dev.gw.diagnostic.Diagnostics;
import dev.gw.document.ListNode;
import dev.gw.document.MapNode;
import dev.gw.document.Node;
import dev.gw.document.Scalar;
import dev.gw.model.EntityKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Takes entities apart: each with its own fields, the nested ones as drafts of their own behind their parent. */
public final class DraftReader {
    private final List<Draft> into;
    private final Diagnostics out;

    public DraftReader(List<Draft> into, Diagnostics out) {
        this.into = into;
        this.out = out;
    }

    /** Reads what stands under a kind's key: a list of entities, or nothing. */
    public void list(EntityKind kind, Node value) {
        list(kind, value, null, null);
    }

    private void list(EntityKind kind, Node value, @Nullable Draft parent, @Nullable String via) {
        if (value instanceof ListNode list) {
            list.items().forEach(item -> entity(kind, item, parent, via));
        } else if (!(value instanceof Scalar scalar && scalar.isNull())) {
            out.add(Diagnostic.of(
                            Code.GW1218,
                            value.span(),
                            kind.plural() + " holds " + shape(value) + ", but a list of entities belongs here")
                    .help("begin each " + kind.words() + " with \"- \""));
        }
    }

    /** Reads one entity and those nested in it. */
    public void entity(EntityKind kind, Node item) {
        entity(kind, item, null, null);
    }

    private void entity(EntityKind kind, Node item, @Nullable Draft parent, @Nullable String via) {
        if (!(item instanceof MapNode map)) {
            out.add(Diagnostic.of(
                    Code.GW1218, item.span(), kind.withArticle() + " is a map of fields, not " + shape(item)));
            return;
        }
        List<MapNode.Entry> nested = nested(kind, map);
        Draft draft = new Draft(kind, nested.isEmpty() ? map : own(map, nested), parent, via);
        into.add(draft);
        checkParent(draft);
        for (MapNode.Entry entry : nested) {
            Children.Slot slot = Children.slot(kind, entry.name());
            if (slot == null) {
                misplaced(kind, entry);
            } else {
                list(slot.kind(), entry.value(), draft, slot.via());
            }
        }
    }

    private static List<MapNode.Entry> nested(EntityKind kind, MapNode map) {
        List<MapNode.Entry> nested = List.of();
        Map<String, Children.Slot> slots = Children.slots(kind);
        for (int i = 0; i < map.size(); i++) {
            MapNode.Entry entry = map.at(i);
            if ((!slots.isEmpty() && slots.containsKey(entry.name())) || looksNested(entry)) {
                nested = nested.isEmpty() ? new ArrayList<>() : nested;
                nested.add(entry);
            }
        }
        return nested;
    }

    /** Whether a key names a kind and holds entities, not a field of that name such as a route's snis. */
    private static boolean looksNested(MapNode.Entry entry) {
        return entry.value() instanceof ListNode list
                && !list.isEmpty()
                && list.get(0) instanceof MapNode
                && EntityKind.ofPlural(entry.name()).isPresent();
    }

    @SuppressWarnings("ReferenceEquality") // these very entries
    private static MapNode own(MapNode map, List<MapNode.Entry> nested) {
        List<MapNode.Entry> own = new ArrayList<>(map.size());
        int next = 0;
        for (MapNode.Entry entry : map.entries()) {
            if (next < nested.size() && entry == nested.get(next)) {
                next++;
            } else {
                own.add(entry);
            }
        }
        return map.holding(own);
    }

    private void misplaced(EntityKind kind, MapNode.Entry entry) {
        EntityKind child = EntityKind.ofPlural(entry.name()).orElseThrow();
        String parents =
                child.parents().values().stream().map(EntityKind::plural).collect(Collectors.joining(" or "));
        String where = parents.isEmpty() ? "at the top level" : "under " + parents + ", or at the top level";
        out.add(Diagnostic.of(
                        Code.GW1214, entry.key().span(), entry.name() + " can't stand under " + kind.withArticle())
                .help("put them " + where));
    }

    /** A child may repeat the parent it stands under, but not name another. */
    private void checkParent(Draft draft) {
        Draft parent = draft.parent();
        String via = draft.via();
        if (parent == null || via == null || !draft.fields().has(via)) {
            return;
        }
        Node written = draft.fields().get(via);
        Reference said = Reference.read(written);
        if (said == null && !(written instanceof Scalar)) {
            return; // a reference of no known shape: the check says so
        }
        if (said == null || said.names(parent)) {
            draft.replaceFields(draft.fields().without(via));
            return;
        }
        out.add(Diagnostic.of(
                        Code.GW1214,
                        said.value().span(),
                        "this " + draft.kind().words() + " stands under " + parent.label() + ", but says " + via + ": "
                                + said.value().shown())
                .label(parent.nameSpan(), "it stands under this one")
                .help("remove the field, or move the " + draft.kind().words()));
        draft.replaceFields(draft.fields().without(via));
    }

    private static String shape(Node node) {
        if (node instanceof MapNode) {
            return "a map";
        }
        return node instanceof ListNode ? "a list" : "a single value";
    }
}
