package dev.gw.runtime.lua;

import java.util.Locale;

/** The phases in which Lua code runs; their numbers are known to the Lua side. */
enum Phase {
    NONE(0),
    INIT_WORKER(1),
    CONFIGURE(2),
    CERTIFICATE(3),
    REWRITE(4),
    ACCESS(5),
    RESPONSE(6),
    HEADER_FILTER(7),
    BODY_FILTER(8),
    LOG(9),
    TIMER(10),
    PREREAD(11);

    private final int number;

    Phase(int number) {
        this.number = number;
    }

    /** As the Lua side knows it; 0 outside of all. */
    int number() {
        return number;
    }

    /** As a plugin's handler names it. */
    String lua() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether code may wait for something in it. */
    boolean mayWait() {
        return this == ACCESS || this == RESPONSE || this == PREREAD || this == TIMER || this == INIT_WORKER;
    }
}
