package dev.gw.drill.load;

/** The windows that a gateway counts in. */
public interface Windows {
    /**
     * Sees to it that a window begins soon in which nothing was counted yet.
     *
     * @param window second, minute or hour
     * @return how long until it begins, in nanoseconds
     */
    long next(String window);

    /** The number of the window of the gateway's present moment. */
    long number(String window);

    /** How long a window is, in milliseconds. */
    static long millis(String window) {
        return switch (window) {
            case "second" -> 1_000;
            case "hour" -> 3_600_000;
            default -> 60_000;
        };
    }
}
