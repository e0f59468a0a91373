package dev.gw.cli;

/** How a run ended; the codes are the same for every command and every output format. */
enum Exit {
    FINE(0),
    /** Problems in the input, or an output that can't be written. */
    PROBLEMS(1),
    /** What was compared differs. */
    DIFFERENT(2),
    /** A target could not be reached over the network. */
    UNREACHABLE(3),
    /** The command line itself is wrong. */
    USAGE(64),
    /** A bug in gw. */
    BUG(70);

    private final int code;

    Exit(int code) {
        this.code = code;
    }

    int code() {
        return code;
    }
}
