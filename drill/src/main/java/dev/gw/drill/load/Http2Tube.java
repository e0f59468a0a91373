package dev.gw.drill.load;

import dev.gw.drill.message.Ask;
import dev.gw.runtime.http.Http2ClientStream;
import dev.gw.runtime.http.Outgoing;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http2.DefaultHttp2DataFrame;
import io.netty.handler.codec.http2.DefaultHttp2HeadersFrame;
import io.netty.handler.codec.http2.Http2FrameCodecBuilder;
import io.netty.handler.codec.http2.Http2GoAwayFrame;
import io.netty.handler.codec.http2.Http2MultiplexHandler;
import io.netty.handler.codec.http2.Http2Settings;
import io.netty.handler.codec.http2.Http2SettingsFrame;
import io.netty.handler.codec.http2.Http2StreamChannel;
import io.netty.handler.codec.http2.Http2StreamChannelBootstrap;
import io.netty.util.concurrent.Future;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * A connection of HTTP/2 that carries each request on a stream of its own, once the gateway has begun HTTP/2 as well.
 * Belongs to its event loop.
 */
final class Http2Tube extends ChannelInboundHandlerAdapter {
    private static final int WINDOW = 1 << 20;
    private static final int MAX_HEAD = 64 * 1024;
    private static final byte[] HTTP1 = "HTTP/1".getBytes(StandardCharsets.US_ASCII);

    private final Channel channel;
    private final boolean tls;
    private final Consumer<Http2Tube> ready;
    private final Consumer<String> failed;
    private boolean told;
    private boolean going;

    private Http2Tube(Channel channel, boolean tls, Consumer<Http2Tube> ready, Consumer<String> failed) {
        this.channel = channel;
        this.tls = tls;
        this.ready = ready;
        this.failed = failed;
    }

    /**
     * Begins HTTP/2.
     *
     * @param ready hears when the gateway has begun it too
     * @param failed hears why it does not
     */
    static void begin(Channel channel, boolean tls, Consumer<Http2Tube> ready, Consumer<String> failed) {
        Http2Tube tube = new Http2Tube(channel, tls, ready, failed);
        channel.pipeline()
                .addLast(
                        tube.new Words(),
                        Http2FrameCodecBuilder.forClient()
                                .gracefulShutdownTimeoutMillis(0)
                                // what is too much for the gateway at once waits
                                .encoderEnforceMaxConcurrentStreams(true)
                                .initialSettings(Http2Settings.defaultSettings()
                                        .pushEnabled(false)
                                        .initialWindowSize(WINDOW)
                                        .maxHeaderListSize(MAX_HEAD))
                                .build(),
                        tube,
                        new Http2MultiplexHandler(new ChannelInboundHandlerAdapter()));
        channel.flush();
        channel.eventLoop()
                .schedule(
                        () -> tube.fail("the gateway does not begin it"), Dialler.SHAKE_MILLIS, TimeUnit.MILLISECONDS);
    }

    private void fail(String why) {
        if (!told) {
            told = true;
            failed.accept("no HTTP/2: " + why);
            channel.close();
        }
    }

    boolean isOpen() {
        return channel.isActive() && !going;
    }

    /**
     * Sends a request.
     *
     * @param sending hears of the answer
     * @param on hears on which channel it was sent, before it is
     */
    void carry(Ask ask, String number, AnswerCollector sending, Consumer<Channel> on) {
        String body = ask.body();
        Http2Request request;
        try {
            request = Http2Request.of(
                    ask.method(),
                    tls,
                    ask.host(),
                    ask.target(),
                    HttpWire.fields(ask, number),
                    body == null ? null : body.getBytes(StandardCharsets.ISO_8859_1));
        } catch (IllegalArgumentException problem) {
            sending.fail("never sent: " + problem.getMessage());
            return;
        }
        Http2ClientStream stream = new Http2ClientStream(ending -> {});
        Future<Http2StreamChannel> opened =
                new Http2StreamChannelBootstrap(channel).handler(stream).open();
        opened.addListener(done -> {
            if (done.isSuccess()) {
                boolean toHead = ask.method().equals("HEAD");
                stream.expect(new Outgoing(Unpooled.EMPTY_BUFFER, null, toHead, false, false), sending, true);
                on.accept(opened.getNow());
                write(opened.getNow(), request);
            } else {
                sending.fail("the connection was closed");
            }
        });
    }

    private static void write(Channel stream, Http2Request request) {
        byte[] body = request.body();
        stream.write(new DefaultHttp2HeadersFrame(request.headers(), body == null));
        if (body != null) {
            stream.write(new DefaultHttp2DataFrame(Unpooled.wrappedBuffer(body), true));
        }
        stream.flush();
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (message instanceof Http2SettingsFrame && !told) {
            told = true;
            ready.accept(this);
        }
        going |= message instanceof Http2GoAwayFrame;
        context.fireChannelRead(message);
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        fail("the gateway closed the connection");
        context.fireChannelInactive();
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        context.close();
    }

    /** Looks at the first words: a gateway that speaks only HTTP/1 answers in it. */
    private final class Words extends ChannelInboundHandlerAdapter {
        @Override
        public void channelRead(ChannelHandlerContext context, Object message) {
            if (message instanceof ByteBuf data) {
                context.pipeline().remove(this);
                byte[] first = new byte[Math.min(HTTP1.length, data.readableBytes())];
                data.getBytes(data.readerIndex(), first);
                if (java.util.Arrays.equals(first, HTTP1)) {
                    fail("the gateway answers in HTTP/1");
                }
            }
            context.fireChannelRead(message);
        }
    }
}
