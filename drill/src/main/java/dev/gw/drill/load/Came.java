package dev.gw.drill.load;

import org.jspecify.annotations.Nullable;

/** An answer that has come, whatever it came over. Good as long as its reader keeps it. */
interface Came {
    int status();

    /** The fields, a line each; only where somebody asked for them. */
    String fields();

    /** The fields behind the body, a line each; only where somebody asked for them. */
    String trailers();

    /** The window whose limit it tells: {@code minute}; null where it tells none. */
    @Nullable
    String limitName();

    long limit();

    /** The body, one character for each octet; only where somebody asked for it. */
    String body();

    /** How long the body was. */
    long octets();
}
