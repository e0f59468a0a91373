package dev.gw.krakend;

import java.util.Locale;

/** The editions of KrakenD. */
public enum Edition {
    /** The community edition. */
    CE,
    /** The enterprise edition. */
    EE;

    /** As options name it. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
