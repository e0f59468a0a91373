package dev.gw.assemble;

import dev.gw.assemble.draft.Fragment;
import dev.gw.diagnostic.Code;
import dev.gw.diagnostic.Diagnostic;
import dev.gw.diagnostic.Diagnostics;
import dev.gw.document.ListNode;
import dev.gw.document.MapNode;
import dev.gw.document.Node;
import dev.gw.document.Scalar;
import dev.gw.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The keys about the document, merged from all files: every file may say them, but none may contradict another. */
final class DocumentKeys {
    private final Diagnostics out;
    private @Nullable Node transform;
    private final List<Scalar> comments = new ArrayList<>();
    private final List<Node> ignored = new ArrayList<>();
    private final TreeMap<String, List<Node>> others = new TreeMap<>();

    DocumentKeys(List<Fragment> fragments, Diagnostics out) {
        this.out = out;
        fragments.forEach(this::add);
    }

    private void add(Fragment fragment) {
        for (MapNode.Entry entry : fragment.meta()) {
            switch (entry.name()) {
                case "_transform" -> transform(entry.value());
                case "_comment" -> comment(entry.value());
                case "_ignore" -> ignore(entry.value());
                default -> {} // the others speak to gw, or are not for Kong
            }
        }
        for (MapNode.Entry entry : fragment.others()) {
            if (entry.value() instanceof ListNode list) {
                others.computeIfAbsent(entry.name(), k -> new ArrayList<>()).addAll(list.items());
            }
        }
    }

    private void transform(Node value) {
        Node before = transform;
        if (before != null && !before.sameAs(value)) {
            out.add(Diagnostic.of(Code.GW1203, value.span(), "_transform says two different things")
                    .label(before.span(), "first said here")
                    .help("it holds for the whole document: say it once"));
            return;
        }
        transform = value;
    }

    private void comment(Node value) {
        if (value instanceof Scalar scalar
                && comments.stream().noneMatch(c -> c.text().equals(scalar.text()))) {
            comments.add(scalar);
        }
    }

    private void ignore(Node value) {
        if (value instanceof ListNode list) {
            ignored.addAll(list.items());
        }
    }

    /** What stands before the entities of the document. */
    List<MapNode.Entry> head() {
        List<MapNode.Entry> head = new ArrayList<>();
        put(head, "_format_version", Scalar.string("3.0", Scalar.Style.DOUBLE_QUOTED, Span.nowhere()));
        if (transform != null) {
            put(head, "_transform", transform);
        }
        if (comments.size() == 1) {
            put(head, "_comment", comments.get(0));
        } else if (!comments.isEmpty()) {
            put(head, "_comment", Scalar.string(String.join("\n", comments.stream().map(Scalar::text).toList())));
        }
        if (!ignored.isEmpty()) {
            put(head, "_ignore", ListNode.of(ignored));
        }
        return head;
    }

    /** What stands behind the entities: the kinds that only Kong Enterprise knows. */
    List<MapNode.Entry> tail() {
        List<MapNode.Entry> tail = new ArrayList<>();
        others.forEach((name, items) -> put(tail, name, ListNode.of(items)));
        return tail;
    }

    private static void put(List<MapNode.Entry> into, String key, Node value) {
        into.add(new MapNode.Entry(Scalar.string(key), value));
    }
}
