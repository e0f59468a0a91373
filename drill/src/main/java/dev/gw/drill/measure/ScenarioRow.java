package dev.gw.drill.measure;

/**
 * How far a scenario got. Immutable.
 *
 * @param name its name
 * @param executor what drove it, in words: {@code constant-rate, 200/s for 30s}
 * @param planned how many iterations it was to begin; -1 where that depends on the answers
 * @param started how many it began
 * @param dropped how many it could not begin, because too many waited already
 */
public record ScenarioRow(String name, String executor, long planned, long started, long dropped) {}
