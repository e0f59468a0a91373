package dev.gw.assemble.overlay;

import dev.gw.assemble.draft.Draft;
import dev.gw.assemble.draft.Fragment;
import dev.gw.assemble.draft.Tags;
import dev.gw.diagnostic.Code;
import dev.gw.diagnostic.Diagnostic;
import dev.gw.diagnostic.Diagnostics;
import dev.gw.diagnostic.Nearest;
import dev.gw.document.ListNode;
import dev.gw.document.MapNode;
import dev.gw.document.Node;
import dev.gw.document.Scalar;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Lays the files of an environment over the base: finds the entity that each definition means, and changes it. */
public final class Overlay {
    /** For how many names that match nothing the nearest one is looked for: it takes time where there are many. */
    private static final int MOST_HINTS = 100;

    private final List<Draft> drafts;
    private final Index index;
    private final Diagnostics out;
    private final Touched touched;
    private final Merge merge;
    private int unmatched;
    private final Map<Draft, Draft> meant = new HashMap<>();
    private final Set<Draft> added = new HashSet<>();
    private final Set<Draft> removed = new HashSet<>();

    public Overlay(List<Draft> base, Diagnostics out) {
        this.drafts = new ArrayList<>(base);
        this.index = new Index(base);
        this.out = out;
        this.touched = new Touched(out);
        this.merge = new Merge(out);
    }

    /** Applies one file. Two files of an environment may change one entity, but not the same field of it. */
    public void apply(Fragment fragment) {
        List<Node> tags = fragment.meta("_tags") instanceof ListNode list ? list.items() : List.of();
        fragment.drafts().forEach(draft -> apply(draft, tags));
    }

    /** The entities with all changes, without the removed ones and what belonged to them. */
    public List<Draft> result() {
        boolean more = !removed.isEmpty();
        while (more) {
            more = false;
            for (Draft draft : drafts) {
                more |= !removed.contains(draft) && belongsToRemoved(draft) && removed.add(draft);
            }
        }
        return drafts.stream().filter(draft -> !removed.contains(draft)).toList();
    }

    private boolean belongsToRemoved(Draft draft) {
        for (String field : draft.kind().parents().keySet()) {
            Draft owner = index.target(draft, field);
            if (owner != null && removed.contains(owner)) {
                return true;
            }
        }
        return false;
    }

    private void apply(Draft written, List<Node> tags) {
        Draft owner = written.parent() == null ? null : meant.get(written.parent());
        if (written.parent() != null && owner == null) {
            return; // its parent could not be matched, which is reported
        }
        boolean isNew = flag(written, "$new") || (owner != null && added.contains(owner));
        boolean remove = flag(written, "$remove");
        MapNode fields = written.fields().without("$new").without("$remove");
        Draft probe = new Draft(written.kind(), fields, owner, written.via());
        Draft match = index.match(probe);
        if (isNew) {
            create(written, probe, match, tags);
        } else if (match == null) {
            unmatched(probe, remove);
        } else {
            meant.put(written, match);
            change(match, probe, remove);
        }
    }

    private boolean flag(Draft draft, String name) {
        Node value = draft.fields().get(name);
        if (value != null && !(value instanceof Scalar scalar && scalar.isBoolean())) {
            out.add(Diagnostic.of(Code.GW1205, value.span(), name + " of an entity is true or false"));
        }
        return value instanceof Scalar scalar && scalar.isTrue();
    }

    private void create(Draft written, Draft probe, @Nullable Draft match, List<Node> tags) {
        if (match != null) {
            out.add(Diagnostic.of(Code.GW1205, probe.nameSpan(), probe.label() + " is not new: the base has it already")
                    .label(match.nameSpan(), "defined here")
                    .help("remove $new to change it"));
            meant.put(written, match);
            return;
        }
        Tags.add(probe, tags);
        drafts.add(probe);
        index.add(probe);
        added.add(probe);
        meant.put(written, probe);
    }

    private void change(Draft match, Draft probe, boolean remove) {
        if (remove) {
            removed.add(match);
            return;
        }
        MapNode changes = withoutIdentity(match, probe);
        touched.check(match, changes);
        move(match, probe, changes);
        match.replaceFields(merge.maps(match.fields(), changes));
    }

    /** What an overlay says of an entity, without the fields that only say which entity it is. */
    private MapNode withoutIdentity(Draft match, Draft probe) {
        List<MapNode.Entry> changes = new ArrayList<>();
        for (MapNode.Entry entry : probe.fields().entries()) {
            Node known = match.fields().get(entry.name());
            Draft target = index.target(probe, entry.name());
            boolean sameParent = target != null && target == index.target(match, entry.name());
            if (!sameParent && (known == null || !known.sameAs(entry.value()))) {
                changes.add(entry);
            }
        }
        return new MapNode(changes, probe.span());
    }

    /** Where an overlay puts an entity under another parent, it goes there. */
    private void move(Draft match, Draft probe, MapNode changes) {
        for (String field : match.kind().parents().keySet()) {
            Draft target = index.target(probe, field);
            if (target != null && target != index.target(match, field) && field.equals(probe.via())) {
                match.nestUnder(target, field);
            }
            if (changes.has(field) && field.equals(match.via())) {
                match.unnest();
            }
        }
    }

    private void unmatched(Draft probe, boolean remove) {
        if (!index.canBeMatched(probe)) {
            out.add(Diagnostic.of(
                            Code.GW1205,
                            probe.span(),
                            "this " + probe.kind().words() + " has no name or id to find it by in the base")
                    .help("name it, or say $new: true"));
            return;
        }
        Scalar name = probe.name();
        Draft owner = probe.parent();
        String where = owner == null ? "" : " on " + owner.label();
        Diagnostic found = Diagnostic.of(
                Code.GW1204,
                probe.nameSpan(),
                "the base has no " + probe.label() + where + (remove ? " to remove" : " to change"));
        Set<String> candidates = ++unmatched > MOST_HINTS ? Set.of() : index.names(probe.kind());
        Optional<String> near = Nearest.to(name == null ? "" : name.text(), candidates);
        String orNew = remove ? "" : " If it is new in this environment, say $new: true";
        out.add(near.map(other -> found.help("did you mean " + other + "?" + orNew))
                .orElseGet(() -> remove ? found : found.help("if it is new in this environment, say $new: true")));
    }
}
