package dev.gw.drill.mutate;

import dev.gw.document.MapNode;

/**
 * A configuration with one thing broken.
 *
 * @param operator the kind of change: {@code limit}
 * @param subject what was broken: {@code route orders}, {@code key-auth}
 * @param change what was changed of it
 * @param place {@code file:line} of it; empty where it stands in no file
 * @param document the broken configuration
 */
public record Mutant(String operator, String subject, String change, String place, MapNode document) {
    /** What was changed, in a line. */
    public String what() {
        return subject + ": " + change;
    }
}
