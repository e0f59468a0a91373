package dev.gw.drill.message;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/** The keys by which both sides of a WebSocket know that the other one speaks it (RFC 6455, 1.3). */
public final class WebSocketKey {
    private static final String WITH_KEY = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";

    private WebSocketKey() {}

    /** What the field Sec-WebSocket-Accept has to say to a Sec-WebSocket-Key. */
    public static String accepted(String key) {
        try {
            byte[] text = (key + WITH_KEY).getBytes(StandardCharsets.US_ASCII);
            return Base64.getEncoder()
                    .encodeToString(MessageDigest.getInstance("SHA-1").digest(text));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-1", e);
        }
    }
}
