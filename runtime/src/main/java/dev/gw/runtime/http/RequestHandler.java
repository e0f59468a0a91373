package dev.gw.runtime.http;

import dev.gw.runtime.settings.ClientLimits;
import dev.gw.runtime.settings.TrustedAddresses;
import io.netty.channel.Channel;
import org.jspecify.annotations.Nullable;

/** Answers the requests of a listener. Called on the connection's event loop. */
public interface RequestHandler {
    /** A well-formed request. It is answered through the stream, now or later, on the same event loop. */
    void handle(ServerStream stream);

    /** A malformed request; the connection is closed after the answer. */
    void refuse(ServerStream stream, MalformedMessage problem);

    /**
     * A client has begun a handshake; what this throws ends it.
     *
     * @param serverName the name that it asks for; null for none
     * @return whether the client is asked for a certificate
     */
    default boolean greet(Channel client, @Nullable String serverName) {
        return false;
    }

    /** What is bounded of its clients. */
    default ClientLimits limits() {
        return ClientLimits.USUAL;
    }

    /** Whose word on the client's address is taken. */
    default TrustedAddresses trusted() {
        return TrustedAddresses.NONE;
    }

    /** What answers are dated by; null for not at all. */
    default @Nullable AnswerDate date() {
        return null;
    }

    /** Where bodies that are wanted as a whole are kept. */
    default BodyMemory bodies() {
        return BodyMemory.ofProcess();
    }
}
