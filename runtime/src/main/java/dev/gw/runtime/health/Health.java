package dev.gw.runtime.health;

/**
 * The health of one address: a state that routing sees, and the counters that lead from one state to the other. A good
 * report sets the counters of failures back, and a bad one that of successes; but a report that agrees with a settled
 * state counts nothing. Thread-safe.
 */
public final class Health {
    private State state = State.HEALTHY;
    private int successes;
    private int httpFailures;
    private int tcpFailures;
    private int timeouts;

    private enum State {
        HEALTHY,
        MOSTLY_HEALTHY,
        MOSTLY_UNHEALTHY,
        UNHEALTHY
    }

    private enum Kind {
        HTTP,
        TCP,
        TIMEOUT
    }

    /** Whether requests go to the address. */
    public synchronized boolean isUp() {
        return state == State.HEALTHY || state == State.MOSTLY_HEALTHY;
    }

    /** Sets the state by hand, and the counters to nothing. */
    public synchronized void set(boolean up) {
        state = up ? State.HEALTHY : State.UNHEALTHY;
        successes = 0;
        clearFailures();
    }

    /** An HTTP answer came; a status in neither list says nothing, and 0 stands for one that was no HTTP. */
    public void status(int status, CheckSettings settings) {
        if (settings.healthyStatuses().contains(status)) {
            success(settings);
        } else if (status == 0 || settings.unhealthyStatuses().contains(status)) {
            failure(Kind.HTTP, settings.httpFailures());
        }
    }

    /** The connection could not be made, or broke. */
    public void tcpFailure(CheckSettings settings) {
        failure(Kind.TCP, settings.tcpFailures());
    }

    /** No answer came in time. */
    public void timeout(CheckSettings settings) {
        failure(Kind.TIMEOUT, settings.timeouts());
    }

    /** It is there: a good report without an HTTP status. */
    public synchronized void success(CheckSettings settings) {
        if (settings.successes() == 0 || state == State.HEALTHY) {
            return;
        }
        successes++;
        clearFailures();
        if (successes >= settings.successes()) {
            state = State.HEALTHY;
        } else if (state == State.UNHEALTHY) {
            state = State.MOSTLY_UNHEALTHY;
        }
    }

    private synchronized void failure(Kind kind, int limit) {
        if (limit == 0 || state == State.UNHEALTHY) {
            return;
        }
        successes = 0;
        if (count(kind) >= limit) {
            state = State.UNHEALTHY;
        } else if (state == State.HEALTHY) {
            state = State.MOSTLY_HEALTHY;
        }
    }

    private int count(Kind kind) {
        return switch (kind) {
            case HTTP -> ++httpFailures;
            case TCP -> ++tcpFailures;
            case TIMEOUT -> ++timeouts;
        };
    }

    private void clearFailures() {
        httpFailures = 0;
        tcpFailures = 0;
        timeouts = 0;
    }
}
