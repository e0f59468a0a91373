package dev.gw.drill.load;

import java.util.List;

/** What is spoken on a connection. */
public enum Speech {
    /** HTTP/1.1; over TLS whichever of the two the gateway prefers. */
    EITHER,
    /** HTTP/1.1. */
    HTTP1,
    /** HTTP/2: agreed on in the handshake, or without TLS begun at once. */
    HTTP2;

    /** As scenarios say it: {@code h1}, {@code h2}, {@code h2c}; anything else leaves it open. */
    public static Speech of(String word) {
        return switch (word) {
            case "h1" -> HTTP1;
            case "h2", "h2c" -> HTTP2;
            default -> EITHER;
        };
    }

    /** What a handshake offers. */
    List<String> offers() {
        return switch (this) {
            case EITHER -> List.of("h2", "http/1.1");
            case HTTP1 -> List.of("http/1.1");
            case HTTP2 -> List.of("h2");
        };
    }
}
