package dev.gw.cli.command;

import java.util.List;

/**
 * An option of a command.
 *
 * @param names as typed, the shortest first
 * @param kind what follows it
 * @param label what messages call its value
 * @param description a line for the help
 * @param choices the values it takes, where they are a fixed set
 * @param usual the value it has where none is given
 */
public record OptionSpec(
        List<String> names, Kind kind, String label, String description, List<String> choices, String usual) {
    /** What follows an option. */
    public enum Kind {
        /** Nothing. */
        FLAG,
        /** One value. */
        VALUE,
        /** A value behind an equals sign, or nothing. */
        OPTIONAL,
        /** One value, each time it is given. */
        VALUES
    }

    /** Whether a value may follow. */
    public boolean takesValue() {
        return kind != Kind.FLAG;
    }

    /** The name for messages. */
    String longestName() {
        String longest = names.get(0);
        for (String name : names) {
            longest = name.length() > longest.length() ? name : longest;
        }
        return longest;
    }
}
