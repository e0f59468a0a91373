package dev.gw.check.regex;

/** Leaves a parser at the first error; never leaves the package. */
final class Refusal extends Exception {
    private static final long serialVersionUID = 1L;

    final int start;
    final int end;
    final int otherStart;
    final int otherEnd;

    Refusal(String message, int start, int end) {
        this(message, start, end, -1, -1);
    }

    /** An error with a second place, such as the first definition of a name. */
    Refusal(String message, int start, int end, int otherStart, int otherEnd) {
        super(message, null, false, false);
        this.start = start;
        this.end = end;
        this.otherStart = otherStart;
        this.otherEnd = otherEnd;
    }

    String text() {
        return String.valueOf(getMessage());
    }
}
