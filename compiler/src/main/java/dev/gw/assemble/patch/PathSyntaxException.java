package dev.gw.assemble.patch;

/** A path that can't be read. It never leaves the package: the reader of patches reports it. */
final class PathSyntaxException extends Exception {
    private static final long serialVersionUID = 1L;

    private final int offset;

    PathSyntaxException(String message, int offset) {
        super(message);
        this.offset = offset;
    }

    /** Where in the path it went wrong, from 0. */
    int offset() {
        return offset;
    }
}
