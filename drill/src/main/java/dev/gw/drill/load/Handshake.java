package dev.gw.drill.load;

import dev.gw.drill.message.WebSocketKey;
import dev.gw.drill.scenario.Talk;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Asks for a WebSocket, and knows whether the answer agrees (RFC 6455, 4.1). Immutable.
 *
 * @param key what the other side has to make its answer of
 * @param protocols the subprotocols that are offered
 */
record Handshake(String key, List<String> protocols) {
    private static final int KEY_OCTETS = 16;

    /** One with a key of its own. */
    static Handshake of(Talk talk, Chance chance) {
        byte[] key = new byte[KEY_OCTETS];
        for (int i = 0; i < key.length; i++) {
            key[i] = (byte) chance.below(256);
        }
        return new Handshake(Base64.getEncoder().encodeToString(key), talk.protocols());
    }

    /** The fields that ask for it, each line with its end. */
    String fields() {
        String offered = protocols.isEmpty() ? "" : "Sec-WebSocket-Protocol: " + String.join(", ", protocols) + "\r\n";
        return "Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: " + key
                + "\r\n" + offered;
    }

    /** Why an answer with status 101 begins no WebSocket; empty where it does. */
    String problem(Came came) {
        SeenReply reply = new SeenReply(came, 0, null);
        if (!has(reply.header("Upgrade"), "websocket") || !has(reply.header("Connection"), "upgrade")) {
            return "status 101, but not to WebSocket";
        }
        if (!WebSocketKey.accepted(key).equals(reply.header("Sec-WebSocket-Accept"))) {
            return "status 101, but Sec-WebSocket-Accept is wrong or missing";
        }
        String extension = reply.header("Sec-WebSocket-Extensions");
        if (extension != null) {
            return "status 101 with an extension that was not offered: " + extension;
        }
        String protocol = reply.header("Sec-WebSocket-Protocol");
        return protocol == null || protocols.contains(protocol)
                ? ""
                : "status 101 with a subprotocol that was not offered: " + protocol;
    }

    private static boolean has(@Nullable String value, String word) {
        return value != null && value.toLowerCase(Locale.ROOT).contains(word);
    }
}
