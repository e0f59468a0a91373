package dev.gw.drill.scenario;

import dev.gw.document.Node;
import org.jspecify.annotations.Nullable;

/** An answer, as expectations and extractions see it. */
public interface Reply {
    /** The status; where a WebSocket ended, the code it was closed with. */
    int status();

    /** How long it took from the moment the request was meant to be sent, in nanoseconds. */
    long nanos();

    /** The first field of a name; null where there is none. */
    @Nullable
    String header(String name);

    /** The first field of a name behind the body, or else in the head; null where there is none. */
    @Nullable
    String trailer(String name);

    /** The body, one character for each octet. */
    String body();

    /** The body as JSON; null where it is none. */
    @Nullable
    Node json();

    /** The text of a message; null where it is none. */
    default @Nullable String text() {
        return body();
    }

    /** The octets of a message in base64; null where it is text. */
    default @Nullable String binary() {
        return null;
    }
}
