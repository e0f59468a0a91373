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
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Puts entities together into a document: each under its first parent, in an order that files don't matter for. */
public final class Layout {
    private static final int USUAL_CHILDREN = 4;

    private final Directory directory;
    private final boolean canonical;
    private final Diagnostics out;
    private final List<Draft> roots = new ArrayList<>();
    private final Map<Draft, List<Draft>> children = new HashMap<>();
    /** What was made of each entity, for layouts that are remembered. */
    private final Map<Draft, MapNode> known = new HashMap<>();

    private final @Nullable LayoutMemory memory;

    private Layout(Collection<Draft> drafts, boolean canonical, @Nullable LayoutMemory memory, Diagnostics out) {
        this.directory = new Directory(drafts);
        this.canonical = canonical;
        this.memory = memory;
        this.out = out;
        drafts.forEach(this::place);
    }

    /** The lists of a document as Kong takes it: nested as far as it goes, other references as strings. */
    public static List<MapNode.Entry> canonical(List<Draft> drafts, Diagnostics out) {
        return canonical(drafts, null, out);
    }

    /**
     * The same, of the nodes that the last layout made where nothing in them has changed.
     *
     * @param memory what the last layout left; null where there was none
     */
    public static List<MapNode.Entry> canonical(List<Draft> drafts, @Nullable LayoutMemory memory, Diagnostics out) {
        return memory == null ? new Layout(drafts, true, null, out).lists() : memory.layout(drafts, out);
    }

    /** A layout whose nodes are those of the one before where nothing in them has changed. */
    static Layout remembered(List<Draft> drafts, LayoutMemory memory, Diagnostics out) {
        return new Layout(drafts, true, memory, out);
    }

    /** The lists of a document in the shape that its authors chose: nested where they nested, flat where not. */
    public static List<MapNode.Entry> asWritten(Collection<Draft> drafts) {
        return new Layout(drafts, false, null, new Diagnostics()).lists();
    }

    private void place(Draft draft) {
        if (canonical) {
            moveToFirstParent(draft);
        }
        Draft parent = draft.parent();
        List<Draft> siblings =
                parent == null ? roots : children.computeIfAbsent(parent, k -> new ArrayList<>(USUAL_CHILDREN));
        siblings.add(draft);
    }

    private void moveToFirstParent(Draft draft) {
        String home = null;
        Draft owner = null;
        boolean mustNest = false;
        for (String field : draft.kind().parents().keySet()) {
            Draft target = directory.target(draft, field);
            if (target == null) {
                continue;
            }
            boolean unnameable = target.handle() == null;
            if (owner == null || (unnameable && !mustNest)) {
                home = field;
                owner = target;
            } else if (unnameable) {
                cannotBoth(draft, target);
            }
            mustNest |= unnameable;
        }
        if (owner != null && home != null && !home.equals(draft.via())) {
            draft.nestUnder(owner, home);
        }
    }

    private void cannotBoth(Draft draft, Draft target) {
        out.add(Diagnostic.of(
                        Code.GW1219,
                        target.span(),
                        "this " + target.kind().words() + " needs a name, because " + draft.label()
                                + " belongs to it and to another entity")
                .label(draft.nameSpan(), "it can be nested under only one of the two")
                .help("give it a name or an id"));
    }

    /** The lists of the document, as the entities are now. */
    List<MapNode.Entry> lists() {
        return lists(roots);
    }

    /** Gives an entity other fields, by which it is called, refers and stands as before. */
    void change(Draft draft, MapNode fields) {
        String via = draft.via();
        draft.replaceFields(via == null ? fields : fields.without(via));
        for (Draft stale = draft; stale != null; stale = stale.parent()) {
            known.remove(stale);
        }
    }

    private List<MapNode.Entry> lists(List<Draft> drafts) {
        List<MapNode.Entry> lists = new ArrayList<>(2);
        byKind(drafts).forEach((kind, list) -> {
            List<Order.Placed> placed = new ArrayList<>(list.size());
            list.forEach(draft -> placed.add(new Order.Placed(draft, entity(draft))));
            Order.sort(placed);
            List<Node> items = new ArrayList<>(placed.size());
            placed.forEach(one -> items.add(one.whole()));
            ListNode made = ListNode.of(items);
            lists.add(new MapNode.Entry(Scalar.string(kind.plural()), memory == null ? made : memory.same(made)));
        });
        return lists;
    }

    private static Map<EntityKind, List<Draft>> byKind(List<Draft> drafts) {
        if (areOfOneKind(drafts)) {
            return Map.of(drafts.get(0).kind(), drafts);
        }
        Map<EntityKind, List<Draft>> byKind = new EnumMap<>(EntityKind.class);
        for (Draft draft : drafts) {
            byKind.computeIfAbsent(draft.kind(), k -> new ArrayList<>()).add(draft);
        }
        return byKind;
    }

    private static boolean areOfOneKind(List<Draft> drafts) {
        for (int i = 1; i < drafts.size(); i++) {
            if (drafts.get(i).kind() != drafts.get(0).kind()) {
                return false;
            }
        }
        return !drafts.isEmpty();
    }

    private MapNode entity(Draft draft) {
        if (memory == null) {
            return whole(draft);
        }
        MapNode made = known.get(draft);
        if (made == null) {
            made = memory.same(whole(draft));
            known.put(draft, made);
        }
        return made;
    }

    private MapNode whole(Draft draft) {
        MapNode fields = canonical ? plainReferences(draft) : draft.fields();
        List<Draft> nested = children.get(draft);
        if (nested == null) {
            return fields;
        }
        List<MapNode.Entry> all = new ArrayList<>(fields.entries());
        all.addAll(lists(nested));
        return fields.holding(all);
    }

    private MapNode plainReferences(Draft draft) {
        MapNode fields = draft.fields();
        for (String field : draft.kind().parents().keySet()) {
            fields = plain(draft, fields, field);
        }
        return plain(draft, fields, "client_certificate");
    }

    /** Kong's format names another entity by a string: its endpoint key or id. */
    private MapNode plain(Draft draft, MapNode fields, String field) {
        Reference written = Reference.read(fields.get(field));
        if (written == null) {
            return fields;
        }
        Draft target = directory.target(draft, field);
        Scalar handle = target == null ? null : target.handle();
        Scalar plain = handle == null || handle.text().equals(written.value().text())
                ? written.value()
                : handle.at(written.value().span());
        return plain == fields.get(field) ? fields : fields.with(field, plain);
    }
}
