package dev.gw.drill.scenario;

import java.time.Duration;
import java.util.List;

/**
 * What is said over a WebSocket, from its handshake to its end. Immutable.
 *
 * @param protocols the subprotocols that are offered, best first
 * @param messages what is sent and waited for, in order
 * @param code the code it is closed with
 */
public record Talk(List<String> protocols, List<Message> messages, int code) {
    public Talk {
        protocols = List.copyOf(protocols);
        messages = List.copyOf(messages);
    }

    /** How long it takes at most but for pauses. */
    Duration patience() {
        return messages.stream().map(Message::timeout).reduce(Duration.ZERO, Duration::plus);
    }
}
