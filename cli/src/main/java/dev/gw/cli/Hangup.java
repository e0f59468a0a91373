package dev.gw.cli;

import sun.misc.Signal;

/** SIGHUP, by which Unix tells a server to read its configuration again. The Java platform has no other way to it. */
final class Hangup {
    private Hangup() {}

    /** Calls back for every SIGHUP from now on, on a thread of its own; never where the system has no such signal. */
    static void on(Runnable action) {
        try {
            Signal.handle(new Signal("HUP"), signal -> action.run());
        } catch (IllegalArgumentException unknownHere) {
            // then nobody can send one
        }
    }
}
