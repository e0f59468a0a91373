package dev.gw.assemble.draft;

import dev.gw.diagnostic.Code;
import dev.gw.diagnostic.Diagnostic;
import dev.gw.diagnostic.Diagnostics;
import dev.gw.diagnostic.Nearest;
import dev.gw.diagnostic.Severity;
import dev.gw.document.ListNode;
import dev.gw.document.MapNode;
import dev.gw.document.Node;
import dev.gw.document.Scalar;
import dev.gw.model.EntityKind;
import dev.gw.source.SourceFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads a file of entities: a list of them, one of them, or lists under the keys of a declarative document. */
public final class FragmentReader {
    private final Folder folder;
    private final Diagnostics out;
    private final List<Draft> drafts = new ArrayList<>();
    private final List<MapNode.Entry> meta = new ArrayList<>();
    private final List<MapNode.Entry> others = new ArrayList<>();
    private final DraftReader reader;

    private FragmentReader(Folder folder, Diagnostics out) {
        this.folder = folder;
        this.out = out;
        this.reader = new DraftReader(drafts, out);
    }

    /** Reads a file's content; what can't be read is reported and left out. */
    public static Fragment read(SourceFile file, Node root, Folder folder, Diagnostics out) {
        FragmentReader reader = new FragmentReader(folder, out);
        reader.root(root);
        return new Fragment(file, reader.drafts, reader.meta, reader.others);
    }

    private void root(Node root) {
        if (folder.isPolicies() && isPolicies(root)) {
            Node list = root instanceof MapNode ? new ListNode(List.of(root), root.span()) : root;
            others.add(new MapNode.Entry(Scalar.string(TopLevel.POLICIES, root.span()), list));
        } else if (root instanceof MapNode map) {
            boolean keyed = folder.kind().isEmpty() || isKeyed(folder.kind().get(), map);
            if (keyed) {
                map.entries().forEach(this::key);
                checkKinds(map);
            } else {
                entity(map);
            }
        } else if (root instanceof ListNode list) {
            list(list);
        } else {
            empty((Scalar) root);
        }
    }

    /** Whether a file holds policies without the key for them. */
    private static boolean isPolicies(Node root) {
        return root instanceof ListNode || (root instanceof MapNode map && map.has("policy"));
    }

    private void empty(Scalar root) {
        Diagnostic found = Diagnostic.of(
                Code.GW1201,
                root.span(),
                root.isNull() ? "this file is empty" : "this file holds a single value, but no configuration");
        out.add(
                root.isNull()
                        ? found.withSeverity(Severity.WARNING)
                                .help("remove it, or begin its name with _ to keep it aside")
                        : found.help("a file holds entities, or lists of them under keys such as services"));
    }

    /** Whether a map in a kind's folder is a fragment with keys, and not an entity. */
    private static boolean isKeyed(EntityKind kind, MapNode map) {
        boolean onlyLists = true;
        for (MapNode.Entry entry : map.entries()) {
            String name = entry.name();
            if (TopLevel.isDocumentKey(name) || name.equals(kind.plural())) {
                return true;
            }
            boolean list = entry.value() instanceof ListNode l && !l.isEmpty() && l.get(0) instanceof MapNode;
            onlyLists &= TopLevel.isMeta(name) || (list && !Shapes.hasField(kind, name));
        }
        return onlyLists || map.entries().stream().allMatch(e -> TopLevel.isKnown(e.name()));
    }

    private void key(MapNode.Entry entry) {
        String name = entry.name();
        Optional<EntityKind> kind = folder.isCredentials() ? Folder.kindOf(name) : EntityKind.ofPlural(name);
        if (kind.isPresent()) {
            reader.list(kind.get(), entry.value());
        } else if (TopLevel.isMeta(name)) {
            meta.add(entry);
        } else if (TopLevel.isEnterprise(name) || name.equals(TopLevel.POLICIES)) {
            others.add(entry);
        } else if (!name.equals("$schema")) {
            out.add(TopLevel.unknown(entry));
        }
    }

    /** A keyed file in a kind's folder has to hold that kind, else it stands in the wrong folder. */
    private void checkKinds(MapNode map) {
        List<MapNode.Entry> lists = map.entries().stream()
                .filter(e -> EntityKind.ofPlural(e.name()).isPresent())
                .toList();
        boolean fits = lists.isEmpty()
                || lists.stream()
                        .anyMatch(
                                e -> folder.takes(EntityKind.ofPlural(e.name()).orElseThrow()));
        if (!fits) {
            MapNode.Entry first = lists.get(0);
            out.add(Diagnostic.of(
                            Code.GW1215,
                            first.key().span(),
                            "this file stands in " + folder.name() + ", but holds " + first.name())
                    .help("move it to config/" + first.name()));
        }
    }

    private void list(ListNode list) {
        if (folder.kind().isPresent()) {
            list.items().forEach(this::entity);
            return;
        }
        String where = folder.name().isEmpty() ? "config" : "the folder " + folder.name();
        Diagnostic found = Diagnostic.of(
                Code.GW1215, list.span(), "this is a list, but " + where + " does not say what it is a list of");
        out.add(found.help(Nearest.to(folder.name(), TopLevel.kinds())
                .map(near -> "did you mean the folder " + near + "?")
                .orElse("put it under a key such as services, or into the folder of its kind")));
    }

    private void entity(Node item) {
        EntityKind kind = folder.kind().orElseThrow();
        Optional<EntityKind> better = item instanceof MapNode map ? Shapes.betterThan(kind, map) : Optional.empty();
        better.ifPresent(other -> misfiled(kind, other, (MapNode) item));
        reader.entity(better.orElse(kind), item);
    }

    private void misfiled(EntityKind kind, EntityKind other, MapNode item) {
        MapNode.Entry stranger = Shapes.stranger(kind, item).orElseThrow();
        out.add(Diagnostic.of(
                        Code.GW1215,
                        stranger.key().span(),
                        "a file in " + folder.name() + " holds a " + kind.words() + ", but with " + stranger.name()
                                + " this is a " + other.words())
                .help("move it to config/" + other.plural()));
    }
}
