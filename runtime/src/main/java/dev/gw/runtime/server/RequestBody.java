package dev.gw.runtime.server;

import dev.gw.runtime.exchange.Headers;
import dev.gw.runtime.http.BodyFraming;
import dev.gw.runtime.http.CollectedBody;
import dev.gw.runtime.http.MalformedMessage;
import dev.gw.runtime.http.RequestHead;
import dev.gw.runtime.http.ServerStream;
import dev.gw.runtime.upstream.BodySource;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import org.jspecify.annotations.Nullable;

/**
 * A request's body on its way to the upstream: collected as long as it is small, so that it can be sent again, and
 * streamed when it is not, or shall not be collected.
 */
final class RequestBody implements ServerStream.BodyReader, BodySource {
    static final int MAX_COLLECTED = 1024 * 1024;

    private static final byte[] NOTHING = {};

    private final ServerStream stream;
    private final long most;
    private final BodyFraming framing;
    private final Sender sender;
    /** What came before the request could be sent; null where nothing did, or it is gone. */
    private @Nullable CollectedBody first;
    /** The piece that was too much to be collected, too. */
    private @Nullable ByteBuf next;

    private byte @Nullable [] whole;
    private @Nullable Sink sink;
    private boolean isReady;
    private boolean begun;
    private boolean ended;
    private boolean over;
    private long taken;
    private boolean refused;
    private @Nullable Headers trailers;

    /** Who sends the request that the body belongs to. */
    interface Sender {
        /** The request may be sent; told once. */
        void bodyReady();

        /** The client breaks off, or the body is wrong. */
        void bodyFailed(Throwable problem);
    }

    /**
     * A body not yet read.
     *
     * @param most the octets it may have; 0 for any number
     */
    RequestBody(ServerStream stream, long most, Sender sender) {
        this.stream = stream;
        this.most = most;
        this.sender = sender;
        RequestHead head = stream.head();
        this.framing = head == null ? BodyFraming.NONE : head.framing();
    }

    /** Begins to read. */
    void read(boolean collects) {
        boolean none = framing.kind() == BodyFraming.Kind.NONE;
        boolean small = framing.kind() != BodyFraming.Kind.LENGTH || framing.length() <= MAX_COLLECTED;
        if (!none && !(collects && small)) {
            stream.pauseBody(true);
            becomeReady();
        }
        stream.readBody(this);
    }

    /** Takes a body that is there already. */
    void replace(byte[] other) {
        whole = other;
        ended = true;
        becomeReady();
    }

    /** The body, where it was collected; empty where it is streamed. */
    byte[] collected() {
        return whole == null ? NOTHING : whole;
    }

    boolean isStreamed() {
        return whole == null;
    }

    /** The fields that came behind a body that was collected; null where none did. */
    @Nullable
    Headers trailers() {
        return trailers;
    }

    /** Whether it can be sent in another try. */
    boolean isRepeatable() {
        return whole != null || !begun;
    }

    /** How it is delimited on its way upstream. */
    BodyFraming framing() {
        if (whole == null) {
            return framing;
        }
        if (trailers != null) {
            return BodyFraming.CHUNKED;
        }
        boolean none = framing.kind() == BodyFraming.Kind.NONE && whole.length == 0;
        return none ? BodyFraming.NONE : BodyFraming.ofLength(whole.length);
    }

    private void becomeReady() {
        if (!isReady) {
            isReady = true;
            sender.bodyReady();
        }
    }

    @Override
    public void piece(ByteBuf data) {
        taken += data.readableBytes();
        if (most > 0 && taken > most) {
            data.release();
            if (!refused) {
                refused = true;
                failed(new MalformedMessage(413, "body too large"));
            }
            return;
        }
        if (sink != null) {
            sink.write(data);
            stream.pauseBody(!sink.isWritable());
            return;
        }
        if (begun || over) {
            // nobody wants more of it
            data.release();
            return;
        }
        collect(data);
    }

    /** Keeps a piece; where too much is kept already, by this request or by all, the body is streamed from here on. */
    private void collect(ByteBuf data) {
        CollectedBody kept = first;
        if (kept == null) {
            kept = stream.collecting(MAX_COLLECTED);
            first = kept;
        }
        try {
            kept.add(data);
        } catch (MalformedMessage full) {
            next = data;
            stream.pauseBody(true);
            becomeReady();
        }
    }

    @Override
    public void end(@Nullable Headers behind) {
        ended = true;
        trailers = behind;
        if (refused) {
            return;
        }
        if (sink != null) {
            sink.end(trailers);
        } else if (!isReady) {
            whole = first == null ? NOTHING : first.whole();
            becomeReady();
        }
    }

    @Override
    public void failed(Exception problem) {
        release();
        sender.bodyFailed(problem);
    }

    @Override
    public void begin(Sink upstream) {
        begun = true;
        sink = upstream;
        CollectedBody kept = first;
        ByteBuf behind = next;
        first = null;
        next = null;
        if (kept != null) {
            upstream.write(Unpooled.wrappedBuffer(kept.whole()));
            kept.release();
        }
        if (behind != null) {
            upstream.write(behind);
        }
        if (ended) {
            upstream.end(trailers);
        } else {
            stream.pauseBody(!upstream.isWritable());
        }
    }

    @Override
    public void stop() {
        sink = null;
        stream.pauseBody(false);
    }

    @Override
    public void writable() {
        stream.pauseBody(false);
    }

    /** Lets go of what was collected. */
    void release() {
        over = true;
        if (first != null) {
            first.release();
            first = null;
        }
        if (next != null) {
            next.release();
            next = null;
        }
    }
}
