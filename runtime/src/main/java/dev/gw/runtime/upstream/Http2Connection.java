package dev.gw.runtime.upstream;

import dev.gw.runtime.http.Http2ClientStream;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.http2.Http2FrameCodecBuilder;
import io.netty.handler.codec.http2.Http2GoAwayFrame;
import io.netty.handler.codec.http2.Http2MultiplexHandler;
import io.netty.handler.codec.http2.Http2Settings;
import io.netty.handler.codec.http2.Http2SettingsFrame;
import io.netty.handler.codec.http2.Http2StreamChannel;
import io.netty.handler.codec.http2.Http2StreamChannelBootstrap;
import io.netty.util.ReferenceCountUtil;
import io.netty.util.concurrent.Future;
import java.util.ArrayDeque;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** An HTTP/2 connection to an upstream, and the requests that wait until it stands. Of one event loop. */
final class Http2Connection {
    private static final int USUAL_STREAMS = 100;
    private static final int WINDOW = 64 * 1024;
    private static final int MAX_HEAD = 64 * 1024;

    private final Http2Pool pool;
    private final Destination destination;
    private final ArrayDeque<Call> waiting = new ArrayDeque<>();
    private @Nullable Channel channel;
    private long mostStreams = USUAL_STREAMS;
    private int streams;
    private int requests;
    private long idleSince;
    private boolean retired;

    Http2Connection(Http2Pool pool, Destination destination) {
        this.pool = pool;
        this.destination = destination;
    }

    /** Whether another request may go over it. */
    boolean takesMore() {
        return !retired && streams < mostStreams && pool.limits().allows(requests);
    }

    /** Whether it has stood for longer than this request. */
    boolean isUsed() {
        return channel != null;
    }

    /** Sends a request, as soon as the connection stands. */
    void send(Call call) {
        streams++;
        requests++;
        Channel parent = channel;
        if (parent == null) {
            waiting.add(call);
        } else {
            open(parent, call);
        }
    }

    private void open(Channel parent, Call call) {
        Http2ClientStream stream = new Http2ClientStream(this::ended);
        Future<Http2StreamChannel> opened =
                new Http2StreamChannelBootstrap(parent).handler(stream).open();
        opened.addListener(ignored -> {
            if (opened.isSuccess()) {
                call.use(opened.getNow());
            } else {
                streams--;
                retire();
                call.notConnected(Failure.Kind.CONNECT);
            }
        });
    }

    private void ended(Http2ClientStream.Ending how) {
        if (how == Http2ClientStream.Ending.UNRESPONSIVE) {
            retire();
            return;
        }
        streams--;
        if (streams > 0) {
            return;
        }
        if (!takesMore()) {
            close();
            return;
        }
        idleSince = pool.loop().ticker().nanoTime();
        long most = pool.limits().idleMillis();
        if (most > 0) {
            pool.loop().schedule(this::closeIfIdle, most, TimeUnit.MILLISECONDS);
        }
    }

    private void closeIfIdle() {
        long idle = pool.loop().ticker().nanoTime() - idleSince;
        if (streams == 0 && idle >= TimeUnit.MILLISECONDS.toNanos(pool.limits().idleMillis())) {
            close();
        }
    }

    /** No new request goes over it; those under way end. */
    private void retire() {
        retired = true;
        pool.forget(destination, this);
        if (streams == 0) {
            close();
        }
    }

    private void close() {
        retired = true;
        pool.forget(destination, this);
        if (channel != null) {
            channel.close();
        }
    }

    /** Makes a channel speak HTTP/2. */
    void equip(ChannelPipeline pipeline) {
        pipeline.addLast(
                Http2FrameCodecBuilder.forClient()
                        .initialSettings(Http2Settings.defaultSettings()
                                .pushEnabled(false)
                                .initialWindowSize(WINDOW)
                                .maxHeaderListSize(MAX_HEAD))
                        .build(),
                new Watch(),
                new Http2MultiplexHandler(new Unasked()));
    }

    void stands(Channel ready) {
        channel = ready;
        while (!waiting.isEmpty()) {
            open(ready, waiting.remove());
        }
    }

    void failed(Failure.Kind kind) {
        retired = true;
        pool.forget(destination, this);
        while (!waiting.isEmpty()) {
            waiting.remove().notConnected(kind);
        }
    }

    /** Hears what concerns the whole connection. */
    private final class Watch extends ChannelInboundHandlerAdapter {
        @Override
        public void channelRead(ChannelHandlerContext context, Object message) {
            if (message instanceof Http2SettingsFrame frame) {
                Long most = frame.settings().maxConcurrentStreams();
                mostStreams = most == null ? mostStreams : most;
            } else if (message instanceof Http2GoAwayFrame) {
                retired = true;
                pool.forget(destination, Http2Connection.this);
            }
            context.fireChannelRead(message);
        }

        @Override
        public void channelInactive(ChannelHandlerContext context) {
            retired = true;
            pool.forget(destination, Http2Connection.this);
            context.fireChannelInactive();
        }
    }

    /** Streams that an upstream opens are not wanted. */
    private static final class Unasked extends ChannelInboundHandlerAdapter {
        @Override
        public boolean isSharable() {
            return true;
        }

        @Override
        public void channelRead(ChannelHandlerContext context, Object message) {
            ReferenceCountUtil.release(message);
            context.close();
        }
    }
}
