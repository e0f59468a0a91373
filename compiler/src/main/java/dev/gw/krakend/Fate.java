package dev.gw.krakend;

/** What becomes of a field on the way to another gateway. */
public enum Fate {
    /** It means the same there. */
    MAPPED("mapped"),
    /** It is there, and means something else; the row says what. */
    CHANGED("changed"),
    /** It has no counterpart, and nobody is less protected without it. */
    DROPPED("dropped"),
    /** It has no counterpart, and going without it would be wrong: nothing is written. */
    REFUSED("refused");

    private final String label;

    Fate(String label) {
        this.label = label;
    }

    /** The word in tables. */
    public String label() {
        return label;
    }
}
