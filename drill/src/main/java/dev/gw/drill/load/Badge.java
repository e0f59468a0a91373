package dev.gw.drill.load;

/**
 * What one who asks shows with every request. What it shows may be renewed while a load runs, from another thread.
 * Thread-safe.
 */
public final class Badge {
    /** Shows nothing. */
    public static final Badge NOBODY = new Badge("", "");

    private final String identity;
    private volatile Shown shown;

    private record Shown(int version, String fields) {}

    /**
     * A badge.
     *
     * @param identity the name of the one who asks; empty for nobody
     * @param fields the header fields, each line with its end
     */
    public Badge(String identity, String fields) {
        this.identity = identity;
        this.shown = new Shown(0, fields);
    }

    String identity() {
        return identity;
    }

    int version() {
        return shown.version();
    }

    String fields() {
        return shown.fields();
    }

    /** Shows something else from now on. */
    public void renew(String fields) {
        shown = new Shown(shown.version() + 1, fields);
    }
}
