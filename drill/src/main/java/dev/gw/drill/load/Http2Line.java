package dev.gw.drill.load;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http2.Http2ConnectionAdapter;
import io.netty.handler.codec.http2.Http2ConnectionHandler;
import io.netty.handler.codec.http2.Http2ConnectionHandlerBuilder;
import io.netty.handler.codec.http2.Http2Error;
import io.netty.handler.codec.http2.Http2Exception;
import io.netty.handler.codec.http2.Http2FrameAdapter;
import io.netty.handler.codec.http2.Http2Headers;
import io.netty.handler.codec.http2.Http2Settings;
import io.netty.handler.codec.http2.Http2Stream;
import io.netty.util.collection.IntObjectHashMap;
import io.netty.util.collection.IntObjectMap;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** One connection of HTTP/2, with many requests at once. Belongs to its event loop. */
final class Http2Line extends Line {
    private static final int WINDOW = 1 << 20;
    private static final int MOST_MOVES = 3;
    private static final int MAX_HEAD = 64 * 1024;

    private final Pool pool;
    private final Channel channel;
    private final Http2ConnectionHandler http;
    private final IntObjectMap<Stream> streams = new IntObjectHashMap<>();
    private @Nullable ChannelHandlerContext context;
    private int most;
    private boolean ready;
    private boolean going;
    private boolean flushing;
    private boolean used;
    private String ending = "the connection was closed";
    private long heard;

    /** A request under way. */
    private static final class Stream {
        private final Attempt attempt;
        private final Http2Answer answer;
        private boolean sent;
        private boolean done;

        Stream(Attempt attempt) {
            this.attempt = attempt;
            this.answer = new Http2Answer(attempt.prepared.readsAnswers());
        }
    }

    private Http2Line(Pool pool, Channel channel, int most) {
        this.pool = pool;
        this.channel = channel;
        this.most = most;
        this.http = new Http2ConnectionHandlerBuilder()
                .server(false)
                .frameListener(new Frames())
                .gracefulShutdownTimeoutMillis(0)
                .initialSettings(Http2Settings.defaultSettings()
                        .pushEnabled(false)
                        .initialWindowSize(WINDOW)
                        .maxHeaderListSize(MAX_HEAD))
                .build();
    }

    /** Begins HTTP/2 on a connection; the pool hears when its settings have come. */
    static void open(Pool pool, Channel channel, int most) {
        Http2Line line = new Http2Line(pool, channel, most);
        line.http.connection().addListener(line.new Ends());
        channel.pipeline().addLast(line.http, line);
        line.context = channel.pipeline().context(line.http);
        line.http.flush(line.context());
        pool.loop()
                .schedule(
                        () -> line.fail("no HTTP/2: the gateway does not begin it"),
                        Dialler.SHAKE_MILLIS,
                        TimeUnit.MILLISECONDS);
    }

    private ChannelHandlerContext context() {
        return Objects.requireNonNull(context);
    }

    private void fail(String why) {
        if (!ready && !going) {
            going = true;
            channel.close();
            pool.notReady(why);
        }
    }

    @Override
    boolean isFree() {
        return ready && !going && streams.size() < most && channel.isActive();
    }

    @Override
    void send(Attempt attempt) {
        Http2Request request;
        try {
            request = attempt.http2();
        } catch (IllegalArgumentException problem) {
            pool.lost(attempt, "never sent: " + problem.getMessage(), /* unnoticed= */ false);
            return;
        }
        int id = http.connection().local().incrementAndGetNextStreamId();
        Stream stream = new Stream(attempt);
        if (id < 0) {
            // there are no numbers left
            going = true;
            pool.lost(attempt, "the connection was used up", /* unnoticed= */ true);
            return;
        }
        streams.put(id, stream);
        byte[] body = request.body();
        http.encoder()
                .writeHeaders(context(), id, request.headers(), 0, body == null, channel.newPromise())
                .addListener(written -> wrote(id, stream, written.isSuccess(), body == null));
        if (body != null) {
            http.encoder()
                    .writeData(context(), id, Unpooled.wrappedBuffer(body), 0, true, channel.newPromise())
                    .addListener(written -> wrote(id, stream, written.isSuccess(), /* last= */ true));
        }
        if (!flushing) {
            flushing = true;
            pool.loop().execute(this::flush);
        }
    }

    private void wrote(int id, Stream stream, boolean success, boolean last) {
        stream.sent |= success && last;
        if (!success && streams.get(id) == stream) {
            lose(id, ending, /* unnoticed= */ false);
        }
    }

    private void flush() {
        flushing = false;
        http.flush(context());
    }

    @Override
    public void sweep(long now) {
        List<Integer> late = new ArrayList<>();
        streams.forEach((id, stream) -> {
            if (now - stream.attempt.deadline > 0) {
                late.add(id);
            }
        });
        for (int id : late) {
            Stream stream = streams.get(id);
            // a connection on which nothing comes at all is of no more use
            going |= stream != null && heard - stream.attempt.sent < 0;
            lose(id, "no answer in time", /* unnoticed= */ false);
            http.resetStream(context(), id, Http2Error.CANCEL.code(), channel.newPromise());
        }
        if (!late.isEmpty()) {
            http.flush(context());
            rest();
        }
    }

    private void lose(int id, String why, boolean unnoticed) {
        Stream stream = streams.remove(id);
        if (stream != null) {
            pool.lost(stream.attempt, why, unnoticed);
        }
    }

    /** A request is over: there is room for another, or for none any more. */
    private void rest() {
        if (going && streams.isEmpty()) {
            channel.close();
        } else {
            pool.idle(this);
        }
    }

    @Override
    public void close() {
        going = true;
        channel.close();
    }

    @Override
    public void channelInactive(ChannelHandlerContext at) {
        fail("no HTTP/2: " + ending);
        going = true;
        for (int id : new ArrayList<>(streams.keySet())) {
            Stream stream = streams.get(id);
            boolean fresh = stream != null && !stream.answer.hasHead();
            lose(id, ending, used && fresh && stream.attempt.prepared.isSafe());
        }
        pool.closed(this);
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext at, Throwable cause) {
        ending = cause instanceof Http2Exception broken
                ? "the connection broke: " + broken.error()
                : cause.getCause() instanceof javax.net.ssl.SSLException tls
                        ? Dialler.words(tls)
                        : "the connection was closed";
        at.close();
    }

    /** Hears how streams end, be it well or not. */
    private final class Ends extends Http2ConnectionAdapter {
        private boolean orderly;
        private int last = Integer.MAX_VALUE;
        private String goodbye = "";

        @Override
        public void onGoAwayReceived(int lastStreamId, long error, ByteBuf data) {
            going = true;
            last = lastStreamId;
            orderly = error == Http2Error.NO_ERROR.code();
            goodbye = "the gateway closed the connection before it came to this request (GOAWAY, " + name(error) + ")";
            ending = "the gateway closed the connection (GOAWAY, " + name(error) + ")";
        }

        @Override
        public void onStreamClosed(Http2Stream closed) {
            int id = closed.id();
            Stream stream = streams.get(id);
            if (stream == null) {
                return;
            }
            if (stream.done) {
                streams.remove(id);
                used = true;
                pool.answered(stream.attempt, stream.answer);
            } else if (id > last && orderly && stream.attempt.moves < MOST_MOVES) {
                // nothing was done with it, and the gateway said so (RFC 9113, 6.8)
                streams.remove(id);
                pool.moved(stream.attempt);
            } else if (id > last) {
                lose(id, goodbye, /* unnoticed= */ true);
            } else if (channel.isActive()) {
                lose(id, "the answer broke the rules of HTTP/2", /* unnoticed= */ false);
            }
            rest();
        }
    }

    private static String name(long error) {
        Http2Error known = Http2Error.valueOf(error);
        return known == null ? "error " + error : known.toString();
    }

    /** Reads what comes. */
    private final class Frames extends Http2FrameAdapter {
        @Override
        public void onSettingsRead(ChannelHandlerContext at, Http2Settings settings) {
            Long concurrent = settings.maxConcurrentStreams();
            if (concurrent != null) {
                most = (int) Math.min(most, concurrent);
            }
            if (!ready && !going) {
                ready = true;
                pool.ready(Http2Line.this);
            }
        }

        @Override
        public void onHeadersRead(
                ChannelHandlerContext at,
                int id,
                Http2Headers headers,
                int dependency,
                short weight,
                boolean exclusive,
                int padding,
                boolean ends)
                throws Http2Exception {
            onHeadersRead(at, id, headers, padding, ends);
        }

        @Override
        public void onHeadersRead(ChannelHandlerContext at, int id, Http2Headers headers, int padding, boolean ends)
                throws Http2Exception {
            Stream stream = streams.get(id);
            heard = pool.loop().ticker().nanoTime();
            if (stream != null) {
                if (!stream.answer.head(headers) || ends && !stream.answer.hasHead()) {
                    throw Http2Exception.streamError(id, Http2Error.PROTOCOL_ERROR, "no status");
                }
                ended(id, stream, ends);
            }
        }

        @Override
        public int onDataRead(ChannelHandlerContext at, int id, ByteBuf data, int padding, boolean ends)
                throws Http2Exception {
            Stream stream = streams.get(id);
            heard = pool.loop().ticker().nanoTime();
            if (stream != null) {
                if (!stream.answer.hasHead()) {
                    throw Http2Exception.streamError(id, Http2Error.PROTOCOL_ERROR, "a body before its head");
                }
                stream.answer.data(data);
                ended(id, stream, ends);
            }
            return data.readableBytes() + padding;
        }

        /** The stream is closed behind this, where all of the request has gone out. */
        private void ended(int id, Stream stream, boolean ends) {
            stream.done |= ends;
            if (ends && !stream.sent) {
                http.resetStream(context(), id, Http2Error.CANCEL.code(), channel.newPromise());
                http.flush(context());
            }
        }

        @Override
        public void onRstStreamRead(ChannelHandlerContext at, int id, long error) {
            Stream stream = streams.get(id);
            if (stream != null && !stream.done) {
                lose(
                        id,
                        "the gateway reset the stream (" + name(error) + ")",
                        error == Http2Error.REFUSED_STREAM.code());
            }
        }
    }
}
