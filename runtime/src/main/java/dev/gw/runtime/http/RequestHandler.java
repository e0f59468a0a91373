package dev.gw.runtime.http;

/** Answers the requests of a listener. Called on the connection's event loop. */
public interface RequestHandler {
    /** A well-formed request. It is answered through the stream, now or later, on the same event loop. */
    void handle(ServerStream stream);

    /** A malformed request; the connection is closed after the answer. */
    void refuse(ServerStream stream, MalformedMessage problem);
}
