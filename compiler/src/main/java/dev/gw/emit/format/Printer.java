package dev.gw.emit.format;

import dev.gw.document.Scalar;
import dev.gw.document.Syntax;
import dev.gw.emit.format.Comments.Comment;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes entries in canonical style: two spaces, lists indented, one space before a comment at the end of a line. */
final class Printer {
    private final StringBuilder out = new StringBuilder();

    String print(Layout layout) {
        List<Comment> header = layout.header();
        for (int i = 0; i < header.size(); i++) {
            comment(header.get(i), 0, i > 0);
        }
        Entry root = layout.root();
        if (!header.isEmpty() && !root.children.isEmpty()) {
            out.append('\n');
        }
        if (root.children.isEmpty()) {
            leaf(root.value, 0);
            out.append('\n');
        } else {
            String properties = root.value.properties().strip();
            out.append(properties).append(properties.isEmpty() ? "" : "\n");
            children(root, 0, false);
        }
        return out.toString();
    }

    /** @param inline whether the cursor stands where the first child goes, behind a dash */
    private void children(Entry entry, int indent, boolean inline) {
        boolean pairs = entry.value instanceof Syntax.Pairs;
        boolean first = true;
        for (Entry child : entry.children) {
            if (!first || !inline) {
                lead(child, indent, !first);
                out.append(" ".repeat(indent));
            }
            if (pairs) {
                pair(child, indent);
            } else {
                item(child, indent);
            }
            for (Comment comment : child.after) {
                comment(comment, indent, true);
            }
            first = false;
        }
    }

    /** The empty line and the comments above an entry, also those of what its first line holds besides. */
    private void lead(Entry entry, int indent, boolean blank) {
        boolean mayBlank = blank;
        for (Entry at = entry; at != null; at = inlineChild(at)) {
            for (Comment comment : at.before) {
                comment(comment, indent, mayBlank);
                mayBlank = true;
            }
            if (at == entry && entry.blankBefore && mayBlank) {
                out.append('\n');
            }
            mayBlank = false;
        }
    }

    /** The child that stands on the line of an item's dash. */
    private @Nullable Entry inlineChild(Entry entry) {
        boolean inline = entry.key == null
                && !entry.children.isEmpty()
                && entry.value.properties().isEmpty();
        return inline ? entry.children.get(0) : null;
    }

    private void comment(Comment comment, int indent, boolean mayBlank) {
        if (comment.blankBefore() && mayBlank) {
            out.append('\n');
        }
        out.append(" ".repeat(indent)).append(comment.text()).append('\n');
    }

    private void pair(Entry entry, int indent) {
        Syntax.Leaf key = entry.key;
        if (key == null) {
            return;
        }
        out.append(key.properties()).append(Layout.inline(key)).append(':');
        if (entry.children.isEmpty()) {
            String space = entry.value.span().text().isEmpty()
                            && entry.value.properties().isEmpty()
                    ? ""
                    : " ";
            out.append(space);
            leaf(entry.value, indent);
            end(entry);
            return;
        }
        properties(entry.value);
        end(entry);
        children(entry, indent + 2, false);
    }

    private void item(Entry entry, int indent) {
        out.append('-');
        if (entry.children.isEmpty()) {
            String space = entry.value.span().text().isEmpty()
                            && entry.value.properties().isEmpty()
                    ? ""
                    : " ";
            out.append(space);
            leaf(entry.value, indent);
            end(entry);
        } else if (inlineChild(entry) == null) {
            properties(entry.value);
            end(entry);
            children(entry, indent + 2, false);
        } else {
            out.append(' ');
            children(entry, indent + 2, true);
        }
    }

    private void properties(Syntax node) {
        String written = node.properties().strip();
        out.append(written.isEmpty() ? "" : " ").append(written);
    }

    private void end(Entry entry) {
        int last = out.length();
        while (last > 0 && out.charAt(last - 1) == ' ') {
            last--;
        }
        out.setLength(last);
        if (entry.trailing != null) {
            out.append(' ').append(entry.trailing);
        }
        out.append('\n');
    }

    private void leaf(Syntax node, int indent) {
        out.append(node.properties());
        if (!(node instanceof Syntax.Leaf leaf)) {
            FlowPrinter.print(node, out);
        } else if (leaf.style() == Scalar.Style.LITERAL || leaf.style() == Scalar.Style.FOLDED) {
            BlockText.print(leaf, indent, out);
        } else {
            out.append(Layout.inline(leaf));
        }
    }
}
