package dev.gw.drill.load;

/** How much may be sent in a run. Belongs to an event loop. */
final class Allowance {
    private final int most;
    private long used;

    Allowance(int most) {
        this.most = most;
    }

    /** Something is sent, or waits to be. */
    void use() {
        used++;
    }

    boolean isUsedUp() {
        return used >= most;
    }

    int most() {
        return most;
    }
}
