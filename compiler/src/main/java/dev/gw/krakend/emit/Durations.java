package dev.gw.krakend.emit;

/** Times as KrakenD writes them. Stateless. */
final class Durations {
    private Durations() {}

    /** The largest unit that needs no fraction. */
    static String written(long milliseconds) {
        if (milliseconds % 60_000 == 0 && milliseconds > 60_000) {
            return milliseconds / 60_000 + "m";
        }
        return milliseconds % 1_000 == 0 ? milliseconds / 1_000 + "s" : milliseconds + "ms";
    }
}
