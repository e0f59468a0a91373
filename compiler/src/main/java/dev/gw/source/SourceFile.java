package dev.gw.source;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A text that configuration was read from, with the name it is shown under in messages.
 *
 * <p>Instances are immutable but for the line index and the characters, which are found on first use; finding them twice
 * from two threads yields the same, so instances may be shared freely. Identity is object identity: two files of one name are two
 * files.
 */
public final class SourceFile {
    private static final SourceFile BUILT_IN = new SourceFile("<built-in>", "", null);

    private final String name;
    private final String text;
    private int @Nullable [] lineStarts;
    private @Nullable Characters characters;

    private SourceFile(String name, String text, @Nullable Characters characters) {
        this.name = name;
        this.text = text;
        this.characters = characters;
    }

    /** A file shown as {@code name} (a path relative to the project, with forward slashes). */
    public static SourceFile of(String name, String text) {
        return of(name, text, null);
    }

    /**
     * The same.
     *
     * @param characters those of the text, where they are known already
     */
    public static SourceFile of(String name, String text, @Nullable Characters characters) {
        return new SourceFile(name, text, characters);
    }

    /** The place of values that stand in no file: Kong's defaults and what gw derives. */
    public static SourceFile builtIn() {
        return BUILT_IN;
    }

    public String name() {
        return name;
    }

    public String text() {
        return text;
    }

    public boolean isBuiltIn() {
        return this == BUILT_IN;
    }

    /**
     * Whether a value read from the text could hold a word. False is certain; true is not, because where escapes are
     * written anything could be meant.
     */
    public boolean mayMean(String word) {
        return has(word) || characters().has('\\');
    }

    /** Whether the text holds a word. */
    public boolean has(String word) {
        return characters().hasAllOf(word) && text.contains(word);
    }

    /** What the text is made of. */
    public Characters characters() {
        Characters known = characters;
        if (known == null) {
            known = Characters.of(text);
            characters = known;
        }
        return known;
    }

    /** Line and column, both from 1; the column counts code points. Offsets past the end give the end. */
    public Position position(int offset) {
        int clamped = Math.max(0, Math.min(offset, text.length()));
        int[] starts = lineStarts();
        int found = Arrays.binarySearch(starts, clamped);
        int line = found >= 0 ? found : -found - 2;
        return new Position(line + 1, text.codePointCount(starts[line], clamped) + 1);
    }

    /** The offset at which a line, counted from 1, begins; the end of the text for lines past the last. */
    public int lineStart(int line) {
        int[] starts = lineStarts();
        return line > starts.length ? text.length() : starts[line - 1];
    }

    /** A line, counted from 1, without its line break; empty for lines past the last. */
    public String line(int line) {
        int start = lineStart(line);
        int end = start;
        while (end < text.length() && text.charAt(end) != '\n' && text.charAt(end) != '\r') {
            end++;
        }
        return text.substring(start, end);
    }

    public int lineCount() {
        return lineStarts().length;
    }

    private int[] lineStarts() {
        int[] known = lineStarts;
        if (known == null) {
            known = index(text);
            lineStarts = known;
        }
        return known;
    }

    private static int[] index(String text) {
        int[] starts = new int[16];
        int count = 1;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean loneReturn = c == '\r' && (i + 1 == text.length() || text.charAt(i + 1) != '\n');
            if (c == '\n' || loneReturn) {
                if (count == starts.length) {
                    starts = Arrays.copyOf(starts, count * 2);
                }
                starts[count++] = i + 1;
            }
        }
        return Arrays.copyOf(starts, count);
    }

    @Override
    public String toString() {
        return name;
    }
}
