package dev.gw.cli.command;

/** How a run ended; the codes are the same for every command and every output format. */
public enum Exit {
    FINE(0),
    /** Problems in the input, or an output that can't be written. */
    PROBLEMS(1),
    /** What was compared differs. */
    DIFFERENT(2),
    /** A target could not be reached. */
    UNREACHABLE(3),
    /** A gateway does not do what its configuration says. */
    FAILED(4),
    /** What was to be found out could not be. */
    INCONCLUSIVE(5),
    /** The command line itself is wrong. */
    USAGE(64),
    /** A bug in gw. */
    BUG(70),
    /** Only thresholds were missed. */
    THRESHOLDS(99),
    /** Ended by the user; what was found until then is reported. */
    INTERRUPTED(130);

    private final int code;

    Exit(int code) {
        this.code = code;
    }

    /** What the process ends with. */
    public int code() {
        return code;
    }
}
