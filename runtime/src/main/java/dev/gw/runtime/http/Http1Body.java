package dev.gw.runtime.http;

import dev.gw.runtime.exchange.Request.HttpVersion;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * The body of a request on an HTTP/1 connection: it waits in the connection's buffer until somebody wants it, as a whole
 * or piece by piece, or until the request is answered, when what is left of it is thrown away. Of one event loop.
 */
final class Http1Body {
    private static final byte[] CONTINUE = "HTTP/1.1 100 Continue\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1);

    private final HttpServerConnection owner;
    private final ChannelHandlerContext context;
    private final @Nullable RequestHead head;
    private BodyDecoder decoder;
    private @Nullable CompletableFuture<byte[]> wanted;
    private @Nullable CollectedBody collected;
    private ServerStream.@Nullable BodyReader reader;
    private boolean continued;
    private boolean paused;
    private boolean thrownAway;
    private boolean broken;
    private long received;

    Http1Body(HttpServerConnection owner, ChannelHandlerContext context, @Nullable RequestHead head) {
        this.owner = owner;
        this.context = context;
        this.head = head;
        this.decoder = BodyDecoder.of(head == null ? BodyFraming.NONE : head.framing());
    }

    /** The whole body. */
    CompletionStage<byte[]> whole(long most) {
        if (wanted == null) {
            wanted = new CompletableFuture<>();
            collected = collecting(most);
            sendContinue();
            if (decoder.isDone()) {
                wanted.complete(new byte[0]);
            } else {
                owner.bodyAwaited(context);
            }
        }
        return wanted;
    }

    /** Whether somebody wants all of it. */
    boolean isWanted() {
        return wanted != null;
    }

    CollectedBody collecting(long most) {
        return new CollectedBody(owner.bodies(), most);
    }

    /** Gives it to a reader, piece by piece. */
    void read(ServerStream.BodyReader toTell) {
        reader = toTell;
        sendContinue();
        if (decoder.isDone()) {
            reader = null;
            toTell.end(decoder.trailers());
        } else {
            owner.bodyAwaited(context);
        }
    }

    /** Gives a reader all that comes from now on. */
    void tunnel(ServerStream.BodyReader toTell) {
        decoder = new BodyDecoder(BodyFraming.UNTIL_CLOSE);
        reader = toTell;
        owner.goOn(context);
    }

    void pause(boolean on) {
        boolean goesOn = paused && !on;
        paused = on;
        if (goesOn && !decoder.isDone()) {
            owner.bodyAwaited(context);
        }
    }

    /** Tells the client to go on, where it waits for that: once, and as nginx also where no body will come. */
    void sendContinue() {
        if (continued || head == null || head.version() != HttpVersion.HTTP_1_1) {
            return;
        }
        continued = true;
        if ("100-continue".equalsIgnoreCase(head.headers().get("Expect"))) {
            context.writeAndFlush(Unpooled.wrappedBuffer(CONTINUE), context.voidPromise());
        }
    }

    /** More of the connection's octets are there: takes what belongs to the body, once somebody wants it. */
    void arrived(ByteBuf in) {
        if (isWaiting()) {
            return;
        }
        int before = in.readerIndex();
        try {
            ByteBuf data = decoder.next(in);
            while (data != null) {
                keep(data);
                data = isWaiting() ? null : decoder.next(in);
            }
        } catch (MalformedMessage problem) {
            broken = true;
            in.skipBytes(in.readableBytes());
            fail(problem);
            if (thrownAway) {
                // nobody can tell where the next request begins
                context.writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(ChannelFutureListener.CLOSE);
            }
            return;
        }
        received += in.readerIndex() - before;
        if (decoder.isDone()) {
            complete();
        }
    }

    private void complete() {
        if (wanted != null && collected != null && !wanted.isDone()) {
            wanted.complete(collected.whole());
        }
        ServerStream.BodyReader told = reader;
        reader = null;
        if (told != null) {
            told.end(decoder.trailers());
        }
    }

    private boolean isWaiting() {
        return !thrownAway && (reader == null ? wanted == null : paused);
    }

    private void keep(ByteBuf data) {
        if (reader != null && !thrownAway) {
            reader.piece(data);
            return;
        }
        if (collected == null || thrownAway) {
            data.release();
            return;
        }
        try {
            collected.add(data);
        } catch (MalformedMessage full) {
            data.release();
            drop();
            broken = true;
            fail(full);
        }
    }

    /** Tells whoever wants it that it won't come. */
    void fail(Exception why) {
        if (wanted != null) {
            wanted.completeExceptionally(why);
        }
        ServerStream.BodyReader told = reader;
        reader = null;
        if (told != null) {
            told.failed(why);
        }
    }

    /** Lets go of what was collected. */
    void drop() {
        if (collected != null) {
            collected.release();
            collected = null;
        }
    }

    /** The request is answered: nobody wants what still comes. */
    void throwAway() {
        thrownAway = true;
    }

    /** Whether the client has the turn: it shall send more of the body. */
    boolean waitsForClient() {
        return !decoder.isDone() && !decoder.endsWithConnection() && !isWaiting();
    }

    /** Whether all of it was taken from the connection. */
    boolean isDone() {
        return decoder.isDone();
    }

    /** Whether nothing can follow it on the connection. */
    boolean endsWithConnection() {
        return decoder.endsWithConnection();
    }

    /** Whether it was malformed, or too much: what follows on the connection can't be told from it. */
    boolean isBroken() {
        return broken;
    }

    /** The octets that were taken from the connection. */
    long received() {
        return received;
    }
}
