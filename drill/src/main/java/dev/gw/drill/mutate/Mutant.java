package dev.gw.drill.mutate;

import dev.gw.document.MapNode;

/**
 * A configuration with one thing broken.
 *
 * @param operator the kind of change: {@code limit}
 * @param what what was changed, in a line
 * @param place {@code file:line} of it; empty where it stands in no file
 * @param document the broken configuration
 */
public record Mutant(String operator, String what, String place, MapNode document) {}
