package dev.gw.runtime.http;

import io.netty.buffer.ByteBuf;
import java.util.Arrays;

/**
 * A body that is kept as a whole, and counts as taken memory until it is released. Its pieces are copied, so that
 * thousands of tiny ones take no more than a large one. Not thread-safe.
 */
public final class CollectedBody {
    /** The status of a request for whose body there is no memory left. */
    public static final int NO_MEMORY = 503;

    private static final int FIRST = 1024;
    private static final int LARGEST = Integer.MAX_VALUE - 8;

    private final BodyMemory memory;
    private final int most;
    private byte[] octets = {};
    private int length;

    /**
     * An empty body.
     *
     * @param memory what all bodies share
     * @param most the octets that this one may have
     */
    CollectedBody(BodyMemory memory, long most) {
        this.memory = memory;
        this.most = (int) Math.min(most, LARGEST);
    }

    /**
     * Adds a piece, and releases its buffer. A piece that does not fit is left to the caller, and the body as it was.
     *
     * @throws MalformedMessage with status 413 where the body gets too large, or {@link #NO_MEMORY}
     */
    public void add(ByteBuf piece) throws MalformedMessage {
        int more = piece.readableBytes();
        if (more > most - length) {
            throw new MalformedMessage(413, "body too large");
        }
        if (more > octets.length - length) {
            grow(Math.max(length + more, (int) Math.min(most, Math.max(FIRST, 2L * octets.length))));
        }
        piece.readBytes(octets, length, more);
        piece.release();
        length += more;
    }

    private void grow(int capacity) throws MalformedMessage {
        if (!memory.take(capacity - octets.length)) {
            throw new MalformedMessage(NO_MEMORY, "the gateway keeps as many bodies as it has memory for");
        }
        octets = Arrays.copyOf(octets, capacity);
    }

    public int size() {
        return length;
    }

    /** All of it; not to be changed, and nothing to be added any more. */
    public byte[] whole() {
        if (octets.length > length) {
            memory.giveBack(octets.length - length);
            octets = Arrays.copyOf(octets, length);
        }
        return octets;
    }

    /** Nobody needs it any more; may be called again. */
    public void release() {
        memory.giveBack(octets.length);
        octets = new byte[0];
        length = 0;
    }
}
