package dev.gw.krakend.emit;

/**
 * A piece of a path between two slashes.
 *
 * @param text the text itself, or the name of what stands for any text; empty for one without a name
 * @param isParameter whether it stands for any text
 * @param pattern the expression that the text had to match; empty where any does
 */
record Segment(String text, boolean isParameter, String pattern) {
    static Segment literal(String text) {
        return new Segment(text, false, "");
    }

    static Segment parameter(String name, String pattern) {
        return new Segment(name, true, pattern);
    }

    /** As KrakenD writes it. */
    String written() {
        return isParameter ? "{" + text + "}" : text;
    }

    /** Whether KrakenD takes more texts than were asked for. */
    boolean isWidened() {
        return isParameter && !pattern.isEmpty();
    }
}
