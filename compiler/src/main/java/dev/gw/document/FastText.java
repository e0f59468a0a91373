package dev.gw.document;

import dev.gw.source.SourceFile;
import dev.gw.source.Span;
import org.jspecify.annotations.Nullable;

/** A cursor over the lines of a text. */
final class FastText {
    private static final int MOST_SLOTS = 512;
    private static final int LONGEST_SHARED = 24;
    private static final int KEY_SLOTS = 1024;
    /** The keys of all files: few words, many times. A slot that two threads fill at once holds either's word. */
    private static final @Nullable String[] KEYS = new String[KEY_SLOTS];

    /** Where the cursor stands. */
    int pos;
    /** How far the current line is indented; -1 behind the last line. */
    int indent;

    private final SourceFile file;
    private final String text;
    private final char[] chars;
    private final @Nullable String[] shared;
    private int lineStart;

    /** Says that the YAML library has to read the file. */
    static final class StepAside extends Exception {
        private static final long serialVersionUID = 1L;

        private StepAside() {
            super("", null, false, false);
        }
    }

    static StepAside aside() {
        return new StepAside();
    }

    FastText(SourceFile file) {
        this.file = file;
        this.text = file.text();
        this.chars = text.toCharArray();
        this.shared = new String[Math.max(16, Math.min(Integer.highestOneBit(chars.length) >> 5, MOST_SLOTS))];
    }

    /** Whether the text has no tab, no break but {@code \n}, and no character that is rare or not allowed in YAML. */
    boolean isSimple() {
        for (char c : chars) {
            boolean ascii = c >= ' ' && c < 0x7F;
            if (!ascii && c != '\n' && isOdd(c)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isOdd(char c) {
        boolean surrogate = c >= 0xD800 && c < 0xE000;
        return surrogate || c < 0xA1 || c == 0x2028 || c == 0x2029 || c == 0xFEFF || c > 0xFFFD;
    }

    /** The character at an offset; a line break behind the end. */
    char at(int offset) {
        return offset < chars.length ? chars[offset] : '\n';
    }

    int length() {
        return chars.length;
    }

    Span span(int start, int end) {
        return new Span(file, start, end);
    }

    /** A text that stands somewhere. */
    Scalar string(String value, Scalar.Style style, int start, int end) {
        return Scalar.string(value, style, file, start, end);
    }

    int column() {
        return pos - lineStart;
    }

    /** From the start of a line to the first character of the next that holds something, and is no marker. */
    void nextLine() throws StepAside {
        advance();
        if (indent == 0 && (isMarker('-') || isMarker('.'))) {
            throw aside();
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
        while (pos < chars.length) {
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
        while (pos < chars.length && chars[pos] == ' ') {
            pos++;
        }
    }

    /** Whether only a comment, or nothing, follows on the line. */
    boolean atLineEnd() {
        char c = at(pos);
        return c == '\n' || (c == '#' && (pos == 0 || chars[pos - 1] == ' '));
    }

    /** Past the spaces and the comment that may end a line. */
    void endLine() throws StepAside {
        skipSpaces();
        if (!atLineEnd()) {
            throw aside();
        }
        toLineEnd();
        pos++;
    }

    private void toLineEnd() {
        while (pos < chars.length && chars[pos] != '\n') {
            pos++;
        }
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
        if (end - start > LONGEST_SHARED) {
            return text.substring(start, end);
        }
        int slot = hash(start, end) & shared.length - 1;
        String known = shared[slot];
        if (known != null && known.length() == end - start && text.startsWith(known, start)) {
            return known;
        }
        String fresh = text.substring(start, end);
        shared[slot] = fresh;
        return fresh;
    }

    /** A key; equal keys are the same text, in all files and in gw's own code. */
    String key(int start, int end) {
        if (end - start > LONGEST_SHARED) {
            return text.substring(start, end);
        }
        int slot = hash(start, end) & KEY_SLOTS - 1;
        String known = KEYS[slot];
        if (known != null && known.length() == end - start && text.startsWith(known, start)) {
            return known;
        }
        String fresh = text.substring(start, end).intern();
        KEYS[slot] = fresh;
        return fresh;
    }

    private int hash(int start, int end) {
        int hash = end - start;
        for (int i = start; i < end; i++) {
            hash = hash * 31 + chars[i];
        }
        return hash ^ hash >>> 9;
    }
}
