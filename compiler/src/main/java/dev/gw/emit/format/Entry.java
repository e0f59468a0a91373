package dev.gw.emit.format;

import dev.gw.document.Syntax;
import dev.gw.emit.format.Comments.Comment;
import dev.gw.model.EntityKind;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A key with its value, or an item of a list, that stands on lines of its own, with the comments that go with it. */
final class Entry {
    final Syntax.@Nullable Leaf key;
    final Syntax value;
    final @Nullable Entry parent;
    final int start;
    final int column;
    final boolean blankBefore;
    final List<Entry> children = new ArrayList<>();
    final List<Comment> before = new ArrayList<>();
    final List<Comment> after = new ArrayList<>();

    @Nullable
    String trailing;

    Entry(Syntax.@Nullable Leaf key, Syntax value, @Nullable Entry parent, int start, int column, boolean blankBefore) {
        this.key = key;
        this.value = value;
        this.parent = parent;
        this.start = start;
        this.column = column;
        this.blankBefore = blankBefore;
    }

    String name() {
        return key == null ? "" : key.value();
    }

    boolean isFirstChild() {
        return parent == null || parent.children.get(0) == this;
    }

    /**
     * Puts the keys of this entry and of what is nested in it in canonical order.
     *
     * @param kind the kind of entity it is, or is a list of; null for what has no order
     * @param document whether it is a document
     */
    void arrange(@Nullable EntityKind kind, boolean document) {
        if (kind == null && !document) {
            return;
        }
        boolean pairs = value instanceof Syntax.Pairs;
        if (pairs) {
            List<Entry> sorted = KeyOrder.sorted(children, Entry::name, document ? null : kind);
            children.clear();
            children.addAll(sorted);
        }
        for (Entry child : children) {
            child.arrange(pairs ? KeyOrder.kindUnder(child.name()) : kind, false);
        }
    }
}
