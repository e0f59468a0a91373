package dev.gw.drill.load;

import dev.gw.drill.scenario.Request;
import dev.gw.drill.scenario.Talk;
import io.netty.buffer.ByteBuf;
import org.jspecify.annotations.Nullable;

/** A request on its way. Belongs to the event loop. */
final class Attempt {
    final Iteration iteration;
    final PreparedRequest prepared;
    /** What asks for a WebSocket; null where it is for none. */
    final @Nullable Handshake handshake;

    /** When it was meant to be sent. */
    final long intended;

    /** When it was sent. */
    long sent;

    /** How often it was left lying by a connection that was being closed in good order. */
    int moves;

    /** By when it has to be answered. */
    long deadline;

    Attempt(Iteration iteration, PreparedRequest prepared, long intended) {
        this.iteration = iteration;
        this.prepared = prepared;
        this.intended = intended;
        Talk talk = prepared.request().talk();
        this.handshake =
                talk == null ? null : Handshake.of(talk, iteration.lane().chance());
    }

    Request request() {
        return prepared.request();
    }

    /** What goes over the wire in HTTP/1.1. */
    ByteBuf octets(io.netty.buffer.ByteBufAllocator allocator) {
        return prepared.octets(iteration, handshake, allocator);
    }

    /** The same over HTTP/2. */
    Http2Request http2() {
        return prepared.http2(iteration);
    }

    /** Sending has begun. */
    void sentAt(long now) {
        // who has to ask again has asked before
        sent = moves == 0 ? now : sent;
        deadline = now + prepared.timeout();
    }
}
