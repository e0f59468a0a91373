package dev.gw.document;

import dev.gw.source.SourceFile;
import dev.gw.source.Span;

/** A cursor over the lines of a text. */
final class FastText {
    static final StepAside ASIDE = new StepAside();

    private static final int SLOTS = 512;
    private static final int LONGEST_SHARED = 24;

    /** Where the cursor stands. */
    int pos;
    /** How far the current line is indented; -1 behind the last line. */
    int indent;

    private final SourceFile file;
    private final String text;
    private final String[] shared = new String[SLOTS];
    private int lineStart;

    /** Says that the YAML library has to read the file. */
    static final class StepAside extends Exception {
        private static final long serialVersionUID = 1L;

        private StepAside() {
            super("", null, false, false);
        }
    }

    FastText(SourceFile file) {
        this.file = file;
        this.text = file.text();
    }

    /** Whether the text has no tab, no break but {@code \n}, and no character that is rare or not allowed in YAML. */
    static boolean isSimple(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean ascii = c >= ' ' && c < 0x7F;
            if (!ascii && c != '\n' && (c < 0xA1 || c == 0x2028 || c == 0x2029 || c == 0xFEFF || c > 0xFFFD)) {
                return false;
            }
            if (c >= 0xD800 && c < 0xE000) {
                return false;
            }
        }
        return true;
    }

    /** The character at an offset; a line break behind the end. */
    char at(int offset) {
        return offset < text.length() ? text.charAt(offset) : '\n';
    }

    int length() {
        return text.length();
    }

    Span span(int start, int end) {
        return new Span(file, start, end);
    }

    int column() {
        return pos - lineStart;
    }

    /** From the start of a line to the first character of the next that holds something, and is no marker. */
    void nextLine() throws StepAside {
        advance();
        if (indent == 0 && (isMarker('-') || isMarker('.'))) {
            throw ASIDE;
        }
    }

    /** To the first line that holds something, past the marker that may start the document. */
    void firstLine() throws StepAside {
        advance();
        if (isMarker('-')) {
            pos += 3;
            endLine();
        } else {
            pos = lineStart;
        }
        nextLine();
    }

    private void advance() {
        while (pos < text.length()) {
            lineStart = pos;
            skipSpaces();
            char c = at(pos);
            if (c == '#') {
                toLineEnd();
            } else if (c != '\n') {
                indent = pos - lineStart;
                return;
            }
            pos++;
        }
        indent = -1;
    }

    void skipSpaces() {
        while (pos < text.length() && text.charAt(pos) == ' ') {
            pos++;
        }
    }

    /** Whether only a comment, or nothing, follows on the line. */
    boolean atLineEnd() {
        char c = at(pos);
        return c == '\n' || (c == '#' && (pos == 0 || text.charAt(pos - 1) == ' '));
    }

    /** Past the spaces and the comment that may end a line. */
    void endLine() throws StepAside {
        skipSpaces();
        if (!atLineEnd()) {
            throw ASIDE;
        }
        toLineEnd();
        pos++;
    }

    private void toLineEnd() {
        int end = text.indexOf('\n', pos);
        pos = end < 0 ? text.length() : end;
    }

    boolean isDash() {
        return at(pos) == '-' && isBlank(pos + 1);
    }

    /** Whether three of the character at the start of a line mark a document's start or end. */
    private boolean isMarker(char c) {
        return column() == 0 && at(pos) == c && at(pos + 1) == c && at(pos + 2) == c && isBlank(pos + 3);
    }

    /** Whether a space or the end of the line stands at the offset. */
    boolean isBlank(int offset) {
        char c = at(offset);
        return c == ' ' || c == '\n';
    }

    /** A part of the text; short ones, which repeat, are shared. */
    String slice(int start, int end) {
        int length = end - start;
        if (length > LONGEST_SHARED) {
            return text.substring(start, end);
        }
        int hash = length;
        for (int i = start; i < end; i++) {
            hash = hash * 31 + text.charAt(i);
        }
        int slot = (hash ^ hash >>> 9) & SLOTS - 1;
        String known = shared[slot];
        if (known != null && known.length() == length && text.startsWith(known, start)) {
            return known;
        }
        String fresh = text.substring(start, end);
        shared[slot] = fresh;
        return fresh;
    }
}
