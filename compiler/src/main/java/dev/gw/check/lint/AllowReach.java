package dev.gw.check.lint;

import dev.gw.check.lint.Comments.Comment;
import dev.gw.source.SourceFile;
import dev.gw.source.Span;

/**
 * How far an allow comment reaches: over the line it stands on, or the next line with content, and what is indented
 * deeper below that. At the head of a file, unless an item of a list follows at once, over the whole file.
 */
final class AllowReach {
    private final SourceFile file;

    AllowReach(SourceFile file) {
        this.file = file;
    }

    Span of(Comment comment) {
        if (!comment.alone()) {
            return block(comment.line());
        }
        int next = comment.line() + 1;
        while (next <= file.lineCount() && isComment(file.line(next))) {
            next++;
        }
        boolean item =
                next <= file.lineCount() && file.line(next).stripLeading().startsWith("- ");
        if (!item && isHead(comment.line())) {
            return new Span(file, 0, file.text().length());
        }
        while (next <= file.lineCount() && file.line(next).isBlank()) {
            next++;
        }
        return block(next);
    }

    private boolean isHead(int line) {
        for (int above = 1; above < line; above++) {
            String text = file.line(above);
            boolean empty = text.isBlank() || isComment(text) || text.startsWith("---") || text.startsWith("%");
            if (!empty && !text.equals("\uFEFF")) {
                return false;
            }
        }
        return true;
    }

    private static boolean isComment(String line) {
        return line.stripLeading().startsWith("#");
    }

    /** A line and what is nested in it by indentation; a list under its key may stand at the key's own column. */
    private Span block(int line) {
        String head = file.line(line);
        int indent = indent(head);
        boolean isItem = head.startsWith("-", indent);
        int last = line;
        for (int below = line + 1; below <= file.lineCount(); below++) {
            String text = file.line(below);
            if (text.isBlank() || isComment(text)) {
                continue;
            }
            int depth = indent(text);
            boolean ownList = depth == indent && !isItem && text.startsWith("- ", depth);
            boolean closing = depth == indent && (text.startsWith("]", depth) || text.startsWith("}", depth));
            if (depth <= indent && !ownList && !closing) {
                break;
            }
            last = below;
        }
        return new Span(
                file,
                file.lineStart(line),
                file.lineStart(last) + file.line(last).length());
    }

    private static int indent(String line) {
        int indent = 0;
        while (indent < line.length() && line.charAt(indent) == ' ') {
            indent++;
        }
        return indent;
    }
}
