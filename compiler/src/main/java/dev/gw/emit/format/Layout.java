package dev.gw.emit.format;

import dev.gw.document.Scalar;
import dev.gw.document.Syntax;
import dev.gw.emit.YamlScalars;
import dev.gw.emit.format.Comments.Comment;
import dev.gw.source.SourceFile;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A file taken apart into entries, each with its comments. */
final class Layout {
    private static final int LONGEST_FLOW = 100;

    private final SourceFile file;
    private final String text;
    private final List<int[]> leaves = new ArrayList<>();
    private final List<Entry> inOrder = new ArrayList<>();
    private final List<Comment> header = new ArrayList<>();
    private final Entry root;

    Layout(SourceFile file, Syntax document) {
        this.file = file;
        this.text = file.text();
        this.root = new Entry(null, document, null, 0, -1, false);
        children(root, document);
        leaves.sort(Comparator.comparingInt(leaf -> leaf[0]));
        inOrder.sort(Comparator.comparingInt(entry -> entry.start));
        attach(Comments.find(file, leaves));
    }

    /** The entry whose children are those of the document. */
    Entry root() {
        return root;
    }

    /** Comments above the document that an empty line sets apart from it. */
    List<Comment> header() {
        return header;
    }

    /** Whether a map or list in brackets stays on one line. */
    static boolean staysFlow(Syntax node) {
        boolean flow = node instanceof Syntax.Pairs pairs
                ? pairs.flow() || pairs.pairs().isEmpty()
                : node instanceof Syntax.Items items
                        && (items.flow() || items.items().isEmpty());
        String written = node.span().text();
        return flow && written.indexOf('\n') < 0 && written.length() <= LONGEST_FLOW;
    }

    private void children(Entry entry, Syntax node) {
        if (node instanceof Syntax.Leaf || staysFlow(node)) {
            leaves.add(new int[] {node.span().start(), node.span().end()});
        } else if (node instanceof Syntax.Pairs pairs) {
            for (Syntax.Pair pair : pairs.pairs()) {
                leaves.add(
                        new int[] {pair.key().span().start(), pair.key().span().end()});
                child(entry, pair.key(), pair.value(), pair.key().span().start());
            }
        } else if (node instanceof Syntax.Items items) {
            for (Syntax item : items.items()) {
                child(
                        entry,
                        null,
                        item,
                        items.flow() ? item.span().start() : dash(item.span().start()));
            }
        }
    }

    private void child(Entry parent, Syntax.@Nullable Leaf key, Syntax value, int start) {
        int column = start - Comments.lineStart(text, start);
        boolean inline = parent.key == null && parent.parent != null && Comments.lineStart(text, start) <= parent.start;
        boolean blank = !(inline && parent.children.isEmpty()) && Comments.isBlankAbove(text, start);
        Entry entry = new Entry(key, value, parent, start, column, blank);
        parent.children.add(entry);
        inOrder.add(entry);
        children(entry, value);
    }

    /** The dash before an item: the last one before it that is followed by a space or a break. */
    private int dash(int item) {
        int at = item - 1;
        while (at >= 0 && !(text.charAt(at) == '-' && text.charAt(at + 1) <= ' ')) {
            at--;
        }
        return Math.max(at, 0);
    }

    private void attach(List<Comment> comments) {
        int next = 0;
        for (Comment comment : comments) {
            while (next < inOrder.size() && inOrder.get(next).start < comment.start()) {
                next++;
            }
            Entry last = next == 0 ? null : inOrder.get(next - 1);
            Entry follower = next < inOrder.size() ? inOrder.get(next) : null;
            if (!comment.alone() && last != null) {
                trail(last, comment);
            } else if (follower != null && (follower.isFirstChild() || comment.column() <= follower.column)) {
                follower.before.add(comment);
            } else if (last != null) {
                owner(last, comment.column()).after.add(comment);
            } else {
                header.add(comment);
            }
        }
        if (!inOrder.isEmpty()) {
            splitHeader(inOrder.get(0));
        }
    }

    private void trail(Entry entry, Comment comment) {
        boolean below = entry.key == null && entry.value.span().start() > comment.start();
        if (entry.trailing != null || below) {
            entry.before.add(comment);
        } else {
            entry.trailing = comment.text();
        }
    }

    /** The entry that a comment below it belongs to: the innermost that is not indented deeper. */
    private Entry owner(Entry last, int column) {
        Entry entry = last;
        while (entry.parent != null && entry.parent.parent != null && entry.column > column) {
            entry = entry.parent;
        }
        return entry;
    }

    /** What an empty line parts from the first entry is about the file. */
    private void splitHeader(Entry first) {
        int split = first.before.size();
        if (!first.blankBefore) {
            split--;
            while (split >= 0 && !first.before.get(split).blankBefore()) {
                split--;
            }
        }
        for (int i = 0; i < split; i++) {
            header.add(first.before.remove(0));
        }
    }

    /** The entry's scalar as it stands on one line; quotes are kept where they do something. */
    static String inline(Syntax.Leaf leaf) {
        String written = leaf.text();
        if (leaf.style() == Scalar.Style.SINGLE_QUOTED && isBare(leaf.value())) {
            return "\"" + leaf.value() + "\"";
        }
        return written.indexOf('\n') < 0 ? written : YamlScalars.oneLine(leaf.value());
    }

    private static boolean isBare(String value) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c < ' ' || c > '~' || c == '"' || c == '\\' || c == '\'') {
                return false;
            }
        }
        return true;
    }

    @Override
    public String toString() {
        return file.name();
    }
}
