package dev.gw.assemble;

import dev.gw.assemble.draft.Draft;
import dev.gw.assemble.draft.Fragment;
import dev.gw.diagnostic.Code;
import dev.gw.diagnostic.Diagnostic;
import dev.gw.diagnostic.Diagnostics;
import dev.gw.document.ListNode;
import dev.gw.document.MapNode;
import dev.gw.document.Node;
import dev.gw.document.Scalar;
import dev.gw.source.SourceFile;
import dev.gw.source.Span;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The keys about the document, merged from all files: every file may say them, but none may contradict another, unless
 * it is an overlay.
 */
final class DocumentKeys {
    /** Keys that speak of their own file only. */
    private static final Set<String> OF_THE_FILE = Set.of("_format_version", "_tags");

    private final Diagnostics out;
    private final Map<String, MapNode.Entry> meta = new LinkedHashMap<>();
    private final Map<String, MapNode.Entry> others = new LinkedHashMap<>();

    private final PolicyList policies;

    DocumentKeys(Diagnostics out) {
        this.out = out;
        this.policies = new PolicyList(out);
    }

    /** Takes over what a file says; an overlay wins over what was said before. */
    void add(Fragment fragment, boolean overlay) {
        for (MapNode.Entry entry : fragment.meta()) {
            if (!OF_THE_FILE.contains(entry.name())) {
                meta.merge(entry.name(), entry, (a, b) -> merge(a, b, overlay));
            }
        }
        for (MapNode.Entry entry : fragment.others()) {
            if (entry.name().equals(PolicyList.KEY)) {
                policies.add(entry.value(), overlay);
                continue;
            }
            others.merge(entry.name(), entry, (a, b) -> new MapNode.Entry(a.key(), join(a.value(), b.value())));
        }
    }

    private MapNode.Entry merge(MapNode.Entry before, MapNode.Entry entry, boolean overlay) {
        Node merged = switch (entry.name()) {
            case "_comment" -> comments(before.value(), entry.value());
            case "_ignore", "select_tags" -> join(before.value(), entry.value());
            default -> value(before, entry, overlay);
        };
        return new MapNode.Entry(before.key(), merged);
    }

    private Node value(MapNode.Entry before, MapNode.Entry entry, boolean overlay) {
        if (before.value() instanceof MapNode first && entry.value() instanceof MapNode second) {
            Map<String, MapNode.Entry> merged = new LinkedHashMap<>();
            first.entries().forEach(e -> merged.put(e.name(), e));
            second.entries().forEach(e -> merged.merge(e.name(), e, (a, b) -> merge(a, b, overlay)));
            return new MapNode(List.copyOf(merged.values()), first.span());
        }
        if (!overlay && !before.value().sameAs(entry.value())) {
            out.add(Diagnostic.of(
                            Code.GW1203, entry.value().span(), entry.name() + " is set twice, to different values")
                    .label(before.value().span(), "first set here")
                    .help("it holds for the whole document: say it once"));
        }
        return overlay ? entry.value() : before.value();
    }

    private static Node comments(Node before, Node value) {
        boolean texts = before instanceof Scalar && value instanceof Scalar;
        String first = before instanceof Scalar scalar ? scalar.text() : "";
        String second = value instanceof Scalar scalar ? scalar.text() : "";
        return !texts || first.lines().toList().contains(second)
                ? before
                : Scalar.string(first + '\n' + second, before.span());
    }

    private static Node join(Node before, Node value) {
        if (!(before instanceof ListNode first) || !(value instanceof ListNode second)) {
            return before;
        }
        List<Node> items = new ArrayList<>(first.items());
        second.items().stream()
                .filter(item -> items.stream().noneMatch(item::sameAs))
                .forEach(items::add);
        return new ListNode(items, first.span());
    }

    /** Entities together with what is said about the document they make up. */
    Fragment with(List<Draft> drafts) {
        List<MapNode.Entry> kinds = new ArrayList<>(others.values());
        policies.entry().ifPresent(kinds::add);
        kinds.sort((a, b) -> a.name().compareTo(b.name()));
        return new Fragment(SourceFile.builtIn(), drafts, List.copyOf(meta.values()), kinds);
    }

    /** What stands before the entities of the document that Kong reads. */
    static List<MapNode.Entry> head(Fragment document) {
        List<MapNode.Entry> head = new ArrayList<>();
        Scalar version = Scalar.string("3.0", Scalar.Style.DOUBLE_QUOTED, Span.nowhere());
        head.add(new MapNode.Entry(Scalar.string("_format_version"), version));
        for (String key : List.of("_transform", "_comment", "_ignore")) {
            Node value = document.meta(key);
            if (value != null) {
                head.add(new MapNode.Entry(Scalar.string(key), value));
            }
        }
        return head;
    }
}
