package dev.gw.drill.report;

import dev.gw.drill.verdict.Verdict;

/** A text for a terminal as it is written, line by line, in colour or without. */
final class Lines {
    private final boolean colour;
    private final StringBuilder out = new StringBuilder();

    Lines(boolean colour) {
        this.colour = colour;
    }

    void line(String text) {
        out.append(text).append('\n');
    }

    /** What is beside the point. */
    String faint(String text) {
        return painted("2", text);
    }

    /** In the colour of a verdict. */
    String painted(Verdict verdict, String text) {
        return switch (verdict) {
            case PASS -> painted("32", text);
            case FAIL -> painted("31", text);
            case INCONCLUSIVE -> painted("33", text);
        };
    }

    private String painted(String style, String text) {
        return colour ? "\u001B[" + style + "m" + text + "\u001B[0m" : text;
    }

    /** Where something is written, behind it. */
    String place(String place) {
        return place.isEmpty() ? "" : faint(" (" + place + ")");
    }

    @Override
    public String toString() {
        return out.toString();
    }
}
