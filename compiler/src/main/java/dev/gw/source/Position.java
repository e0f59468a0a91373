package dev.gw.source;

/**
 * A place in a file as people count it.
 *
 * @param line from 1
 * @param column from 1, in code points
 */
public record Position(int line, int column) {
    @Override
    public String toString() {
        return line + ":" + column;
    }
}
