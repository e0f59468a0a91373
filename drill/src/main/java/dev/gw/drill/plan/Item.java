package dev.gw.drill.plan;

/**
 * Something of the configuration that a drill can exercise.
 *
 * @param kind {@code route}, {@code plugin}, {@code consumer} or {@code limit}
 * @param key names it, unlike any other item
 * @param label what it is called in reports
 * @param place {@code file:line}; empty where it stands in no file
 */
public record Item(String kind, String key, String label, String place) {}
