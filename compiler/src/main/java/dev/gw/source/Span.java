package dev.gw.source;

/**
 * A stretch of a source file.
 *
 * @param file the file
 * @param start offset of the first character, from 0, in UTF-16 units
 * @param end offset behind the last character; equal to start for a place between characters
 */
public record Span(SourceFile file, int start, int end) {
    private static final Span NOWHERE = new Span(SourceFile.builtIn(), 0, 0);

    /** The place of values that stand in no file. */
    public static Span nowhere() {
        return NOWHERE;
    }

    public boolean isNowhere() {
        return file.isBuiltIn();
    }

    /** Where the stretch begins, as people count. */
    public Position from() {
        return file.position(start);
    }

    /** Where the stretch ends, as people count; the column is that behind the last character. */
    public Position to() {
        return file.position(end);
    }

    /** The text of the stretch. */
    public String text() {
        return file.text().substring(start, end);
    }

    /** {@code file:line:column}, the form that terminals and editors turn into links. */
    @Override
    public String toString() {
        return file.name() + ":" + from();
    }
}
