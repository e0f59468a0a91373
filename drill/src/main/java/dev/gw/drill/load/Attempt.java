package dev.gw.drill.load;

import dev.gw.drill.scenario.Request;
import io.netty.buffer.ByteBuf;

/** A request on its way. Belongs to the event loop. */
final class Attempt {
    final Iteration iteration;
    final PreparedRequest prepared;

    /** When it was meant to be sent. */
    final long intended;

    /** When it was sent. */
    long sent;

    /** By when it has to be answered. */
    long deadline;

    Attempt(Iteration iteration, PreparedRequest prepared, long intended) {
        this.iteration = iteration;
        this.prepared = prepared;
        this.intended = intended;
    }

    Request request() {
        return prepared.request();
    }

    /** What goes over the wire in HTTP/1.1. */
    ByteBuf octets(io.netty.buffer.ByteBufAllocator allocator) {
        return prepared.octets(iteration, allocator);
    }

    /** The same over HTTP/2. */
    Http2Request http2() {
        return prepared.http2(iteration);
    }

    /** Sending has begun. */
    void sentAt(long now) {
        sent = now;
        deadline = now + prepared.timeout();
    }
}
