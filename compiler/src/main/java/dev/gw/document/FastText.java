package dev.gw.document;

import dev.gw.source.Characters;
import dev.gw.source.SourceFile;
import dev.gw.source.Span;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** A cursor over the lines of a text. */
final class FastText {
    private static final int MOST_SLOTS = 512;
    private static final int LONGEST_SHARED = 24;
    private static final int KEY_SLOTS = 1024;
    private static final byte OTHER = (byte) 0xFF;
    /** The keys of all files: few words, many times. A slot that two threads fill at once holds either's word. */
    private static final @Nullable String[] KEYS = new String[KEY_SLOTS];

    /** Where the cursor stands. */
    int pos;
    /** How far the current line is indented; -1 behind the last line. */
    int indent;

    private final SourceFile file;
    private final String text;
    /** A byte for each character: itself in ASCII, and any other all alike, for YAML's own are all of ASCII. */
    private final byte[] bytes;

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

    private FastText(SourceFile file, byte[] bytes) {
        this.file = file;
        this.text = file.text();
        this.bytes = bytes;
        this.shared = new String[Math.max(16, Math.min(Integer.highestOneBit(bytes.length) >> 5, MOST_SLOTS))];
    }

    /** A cursor at the start of a file; null where it has tabs, breaks but {@code \n}, or what is rare in YAML. */
    static @Nullable FastText of(SourceFile file) {
        Characters characters = file.characters();
        if (characters.has('\t') || characters.has('\r')) {
            return null;
        }
        byte[] bytes = characters.arePlain() ? file.text().getBytes(StandardCharsets.ISO_8859_1) : bytes(file.text());
        return bytes == null ? null : new FastText(file, bytes);
    }

    private static byte @Nullable [] bytes(String text) {
        byte[] bytes = new byte[text.length()];
        for (int i = 0; i < bytes.length; i++) {
            char c = text.charAt(i);
            boolean ascii = c >= ' ' && c < 0x7F;
            if (!ascii && c != '\n' && isOdd(c)) {
                return null;
            }
            bytes[i] = (byte) (c < 0x7F ? c : OTHER);
        }
        return bytes;
    }

    private static boolean isOdd(char c) {
        boolean surrogate = c >= 0xD800 && c < 0xE000;
        return surrogate || c < 0xA1 || c == 0x2028 || c == 0x2029 || c == 0xFEFF || c > 0xFFFD;
    }

    /** Another cursor, at the first character of a line. */
    FastText at(Line line) {
        FastText other = new FastText(file, bytes);
        other.take(line);
        return other;
    }

    /** Where a cursor stands: at the first character of a line that holds something, or behind the last. */
    record Line(int start, int indent) {}

    /** Where this one stands, at the first character of a line. */
    Line line() {
        return new Line(lineStart, indent);
    }

    /** Goes there. */
    void take(Line line) {
        lineStart = line.start();
        indent = line.indent();
        pos = line.start() + Math.max(0, line.indent());
    }

    /**
     * The character at an offset; a line break behind the end. Of one beyond ASCII only that it is one: {@link #real}
     * says which.
     */
    char at(int offset) {
        return offset < bytes.length ? (char) (bytes[offset] & 0xFF) : '\n';
    }

    /** The very character at an offset. */
    char real(int offset) {
        return text.charAt(offset);
    }

    int length() {
        return bytes.length;
    }

    SourceFile file() {
        return file;
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
        while (pos < bytes.length) {
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

    /** The first line behind an offset that begins an item of the lists at the top, as far as one can see from there. */
    @Nullable
    Line item(int offset) {
        int column = firstDash();
        int start = offset;
        while (column >= 0 && start < bytes.length) {
            start = behind(start);
            int dash = start + column;
            boolean item = at(dash) == '-' && isBlank(dash + 1);
            if (item && (column == 0 || spaces(start) == column)) {
                return new Line(start, column);
            }
        }
        return null;
    }

    /** The column of the first dash that begins a line; -1 where none does. */
    private int firstDash() {
        for (int start = 0; start < bytes.length; start = behind(start)) {
            int width = spaces(start);
            if (at(start + width) == '-' && isBlank(start + width + 1)) {
                return width;
            }
        }
        return -1;
    }

    private int spaces(int start) {
        int end = start;
        while (at(end) == ' ') {
            end++;
        }
        return end - start;
    }

    /** The start of the line behind that of an offset. */
    private int behind(int offset) {
        int end = offset;
        while (at(end) != '\n') {
            end++;
        }
        return end + 1;
    }

    void skipSpaces() {
        while (pos < bytes.length && bytes[pos] == ' ') {
            pos++;
        }
    }

    /** Whether only a comment, or nothing, follows on the line. */
    boolean atLineEnd() {
        char c = at(pos);
        return c == '\n' || (c == '#' && (pos == 0 || bytes[pos - 1] == ' '));
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
        while (pos < bytes.length && bytes[pos] != '\n') {
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
            hash = hash * 31 + bytes[i];
        }
        return hash ^ hash >>> 9;
    }
}
