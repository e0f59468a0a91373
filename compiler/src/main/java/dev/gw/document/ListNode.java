package dev.gw.document;

import dev.gw.source.SourceFile;
import dev.gw.source.Span;
import java.util.List;

/** A list. Immutable. */
public final class ListNode implements Node {
    private final Items<Node> items;
    // the place lies flat in it, as in a scalar
    private final SourceFile file;
    private final int start;
    private final int end;

    /**
     * A list.
     *
     * @param items the items, in order
     * @param span where it stands
     */
    public ListNode(List<? extends Node> items, Span span) {
        this(items(items), span.file(), span.start(), span.end());
    }

    ListNode(Items<Node> items, SourceFile file, int start, int end) {
        this.items = items;
        this.file = file;
        this.start = start;
        this.end = end;
    }

    private static Items<Node> items(List<? extends Node> items) {
        return new Items<>(items.toArray(new Node[items.size()]));
    }

    /** A list that stands in no file. */
    public static ListNode of(List<? extends Node> items) {
        return new ListNode(items, Span.nowhere());
    }

    /** The items, in order. */
    public List<Node> items() {
        return items;
    }

    @Override
    public Span span() {
        return file.isBuiltIn() ? Span.nowhere() : new Span(file, start, end);
    }

    /** Where it ends, as {@link #span()} says it. */
    int end() {
        return end;
    }

    public int size() {
        return items.size();
    }

    public boolean isEmpty() {
        return items.isEmpty();
    }

    public Node get(int index) {
        return items.get(index);
    }

    @Override
    public boolean sameAs(Node other) {
        if (!(other instanceof ListNode list) || list.size() != size()) {
            return false;
        }
        for (int i = 0; i < size(); i++) {
            if (!get(i).sameAs(list.get(i))) {
                return false;
            }
        }
        return true;
    }

    @Override
    public String toString() {
        return "ListNode" + items;
    }
}
