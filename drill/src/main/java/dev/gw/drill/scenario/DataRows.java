package dev.gw.drill.scenario;

import java.util.List;

/**
 * Rows of values for templates. Immutable.
 *
 * @param columns the names of the values
 * @param rows each with a value for each column
 * @param pick which row is next
 */
public record DataRows(List<String> columns, List<List<String>> rows, Pick pick) {
    /** Which row an iteration gets. */
    public enum Pick {
        /** One after the other, and again from the first. */
        SEQUENTIAL,
        /** By chance. */
        RANDOM,
        /** One after the other; where there is none left, the load ends. */
        UNIQUE
    }

    /** Stands for rows that could not be read, of which it has been said why. */
    static final DataRows NONE = new DataRows(List.of(), List.of(), Pick.SEQUENTIAL);

    public DataRows {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
    }
}
