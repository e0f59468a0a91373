package dev.gw.check.lint;

import dev.gw.source.SourceFile;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds the comments of a YAML text, without reading the YAML: a # inside quotes or a block scalar is none. Linear in the
 * length of the text.
 */
final class Comments {
    private final SourceFile file;
    private final String text;
    private final List<Comment> found = new ArrayList<>();
    private char quote;
    private int flowDepth;
    private int blockIndent = -1;
    private boolean tokenStart;
    private boolean inProperty;

    /**
     * A comment.
     *
     * @param start the offset of its #
     * @param end the offset behind its last character
     * @param line the line it stands on, from 1
     * @param alone whether nothing stands before it on its line
     */
    record Comment(int start, int end, int line, boolean alone) {}

    private Comments(SourceFile file) {
        this.file = file;
        this.text = file.text();
    }

    static List<Comment> of(SourceFile file) {
        Comments comments = new Comments(file);
        for (int line = 1; line <= file.lineCount(); line++) {
            comments.line(line);
        }
        return comments.found;
    }

    private void line(int line) {
        int start = file.lineStart(line);
        int end = lineEnd(start);
        int first = start;
        while (first < end && text.charAt(first) == ' ') {
            first++;
        }
        if (quote == 0 && blockIndent >= 0) {
            if (first == end || first - start > blockIndent) {
                return;
            }
            blockIndent = -1;
        }
        tokenStart = true;
        for (int at = first; at < end; at++) {
            char c = text.charAt(at);
            if (quote != 0) {
                at = inQuotes(c, at);
            } else if (c == '#' && (at == first || isBlank(text.charAt(at - 1)))) {
                found.add(new Comment(at, end, line, at == first));
                return;
            } else if (opensBlock(c, at, end)) {
                blockIndent = first - start;
            } else {
                plain(c, at, end);
            }
        }
    }

    private int inQuotes(char c, int at) {
        if (c == '\\' && quote == '"') {
            return at + 1;
        }
        if (c == '\'' && quote == '\'' && text.startsWith("''", at)) {
            return at + 1;
        }
        if (c == quote) {
            quote = 0;
            tokenStart = false;
        }
        return at;
    }

    private void plain(char c, int at, int end) {
        boolean last = at + 1 >= end || isBlank(text.charAt(at + 1));
        if (isBlank(c)) {
            return;
        }
        if (tokenStart && (c == '\'' || c == '"')) {
            quote = c;
        } else if (tokenStart && (c == '[' || c == '{')) {
            flowDepth++;
        } else if (flowDepth > 0 && (c == ']' || c == '}')) {
            flowDepth--;
            tokenStart = false;
        } else {
            boolean dash = tokenStart && (c == '-' || c == '?') && last;
            boolean property = inProperty || (tokenStart && (c == '&' || c == '!'));
            inProperty = property && !last;
            tokenStart = dash || (c == ':' && last) || (flowDepth > 0 && c == ',') || (property && last);
        }
    }

    private boolean opensBlock(char c, int at, int end) {
        if (!tokenStart || flowDepth > 0 || (c != '|' && c != '>')) {
            return false;
        }
        int next = at + 1;
        while (next < end && "+-0123456789".indexOf(text.charAt(next)) >= 0) {
            next++;
        }
        return next == end || isBlank(text.charAt(next));
    }

    private int lineEnd(int start) {
        int end = start;
        while (end < text.length() && text.charAt(end) != '\n' && text.charAt(end) != '\r') {
            end++;
        }
        return end;
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t';
    }
}
