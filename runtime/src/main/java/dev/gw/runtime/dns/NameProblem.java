package dev.gw.runtime.dns;

/** A name could not be resolved; the message is Kong's. */
public final class NameProblem extends Exception {
    private final boolean missing;

    NameProblem(String message, boolean missing) {
        super(message, null, false, false);
        this.missing = missing;
    }

    /** Whether there is no such name, as opposed to name servers that failed. */
    public boolean isMissing() {
        return missing;
    }
}
