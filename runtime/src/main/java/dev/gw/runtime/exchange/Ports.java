package dev.gw.runtime.exchange;

/** Ports as texts. A gateway listens at few, so that the text of the latest one mostly serves again. Thread-safe. */
final class Ports {
    private static volatile Known latest = new Known(0, "0");

    private Ports() {}

    private record Known(int port, String text) {}

    static String text(int port) {
        Known known = latest;
        if (known.port() != port) {
            known = new Known(port, Integer.toString(port));
            latest = known;
        }
        return known.text();
    }
}
