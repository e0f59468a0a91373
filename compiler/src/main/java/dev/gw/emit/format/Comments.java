package dev.gw.emit.format;

import dev.gw.source.SourceFile;
import java.util.ArrayList;
import java.util.List;

/** The comments of a file, found between its scalars. */
final class Comments {
    private Comments() {}

    /**
     * A comment.
     *
     * @param start where its {@code #} stands
     * @param column how far it is indented, from 0
     * @param alone whether nothing stands before it on its line
     * @param blankBefore whether the line above is empty
     * @param text from the {@code #} on, without trailing spaces
     */
    record Comment(int start, int column, boolean alone, boolean blankBefore, String text) {}

    /** @param leaves start and end of each scalar, in order */
    static List<Comment> find(SourceFile file, List<int[]> leaves) {
        String text = file.text();
        List<Comment> found = new ArrayList<>();
        int leaf = 0;
        int i = 0;
        while (i < text.length()) {
            while (leaf < leaves.size() && leaves.get(leaf)[1] <= i) {
                leaf++;
            }
            if (leaf < leaves.size() && leaves.get(leaf)[0] <= i) {
                i = leaves.get(leaf)[1];
            } else if (text.charAt(i) == '#' && (i == 0 || ends(text.charAt(i - 1)))) {
                Comment comment = comment(text, i);
                found.add(comment);
                i = lineEnd(text, i);
            } else {
                i++;
            }
        }
        return found;
    }

    /** Behind these a hash starts a comment; in the name of an anchor or a tag it does not. */
    private static boolean ends(char before) {
        return before <= ' ' || "\"'[]{},".indexOf(before) >= 0;
    }

    private static Comment comment(String text, int at) {
        int line = lineStart(text, at);
        boolean alone = text.substring(line, at).isBlank();
        String content = text.substring(at, lineEnd(text, at)).stripTrailing();
        return new Comment(at, at - line, alone, isBlankAbove(text, at), content);
    }

    /** Whether an empty line stands above the line of an offset. */
    static boolean isBlankAbove(String text, int offset) {
        int line = lineStart(text, offset);
        return line > 0 && text.substring(lineStart(text, line - 1), line).isBlank();
    }

    static int lineStart(String text, int offset) {
        return text.lastIndexOf('\n', offset - 1) + 1;
    }

    private static int lineEnd(String text, int offset) {
        int end = text.indexOf('\n', offset);
        return end < 0 ? text.length() : end;
    }
}
