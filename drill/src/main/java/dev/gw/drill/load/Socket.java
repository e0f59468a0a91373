package dev.gw.drill.load;

import io.netty.buffer.ByteBufUtil;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.DecoderException;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PingWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PongWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.Utf8FrameValidator;
import io.netty.handler.codec.http.websocketx.WebSocket13FrameDecoder;
import io.netty.handler.codec.http.websocketx.WebSocket13FrameEncoder;
import io.netty.handler.codec.http.websocketx.WebSocketDecoderConfig;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketFrameAggregator;
import io.netty.util.ReferenceCountUtil;
import org.jspecify.annotations.Nullable;

/** A connection that has become a WebSocket: carries whole messages, answers pings, and says goodbye. Belongs to its event loop. */
final class Socket extends ChannelInboundHandlerAdapter implements Kept {
    private static final int LONGEST = 1 << 20;
    private static final int NO_CODE = 1005;
    private static final int BROKEN = 1006;
    private static final int GOING_AWAY = 1001;

    private final Pool pool;
    private final Channel channel;
    private final Ears ears;
    private @Nullable String problem;
    private boolean goodbyeSaid;
    private boolean ended;

    /** Hears what comes over a WebSocket. */
    interface Ears {
        /** A message came. */
        void heard(byte[] octets, boolean isText);

        /**
         * It has ended.
         *
         * @param code what the other side closed it with; 1006 where it said nothing
         * @param why the same in words
         */
        void ended(int code, String why);

        /** Time has passed. */
        void sweep(long now);
    }

    /** A WebSocket on a connection whose handshake is over. */
    Socket(Pool pool, Channel channel, Ears ears) {
        this.pool = pool;
        this.channel = channel;
        this.ears = ears;
    }

    void join(ChannelPipeline pipeline) {
        WebSocketDecoderConfig config = WebSocketDecoderConfig.newBuilder()
                .expectMaskedFrames(false)
                .maxFramePayloadLength(LONGEST)
                .build();
        pipeline.addLast(
                new WebSocket13FrameDecoder(config),
                new WebSocket13FrameEncoder(true),
                new WebSocketFrameAggregator(LONGEST),
                new Utf8FrameValidator(),
                this);
    }

    void send(WebSocketFrame frame) {
        channel.writeAndFlush(frame, channel.voidPromise());
    }

    /** Says goodbye; the other side is to do so, too. */
    void end(int code) {
        goodbyeSaid = true;
        send(new CloseWebSocketFrame(code, ""));
    }

    /** Takes no more for now, or goes on. */
    void pause(boolean paused) {
        channel.config().setAutoRead(!paused);
    }

    @Override
    public void sweep(long now) {
        ears.sweep(now);
    }

    @Override
    public void close() {
        ended = true;
        if (goodbyeSaid) {
            channel.close();
        } else {
            channel.writeAndFlush(new CloseWebSocketFrame(GOING_AWAY, "")).addListener(ChannelFutureListener.CLOSE);
        }
    }

    /** Breaks the connection. */
    void cut() {
        ended = true;
        channel.close();
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (message instanceof CloseWebSocketFrame frame) {
            closed(frame);
        } else if (message instanceof PingWebSocketFrame ping) {
            send(new PongWebSocketFrame(ping.content().retain()));
        } else if (message instanceof WebSocketFrame frame && !(message instanceof PongWebSocketFrame) && !ended) {
            ears.heard(ByteBufUtil.getBytes(frame.content()), frame instanceof TextWebSocketFrame);
        }
        ReferenceCountUtil.release(message);
    }

    private void closed(CloseWebSocketFrame frame) {
        int code = frame.statusCode() < 0 ? NO_CODE : frame.statusCode();
        String reason = frame.reasonText();
        if (goodbyeSaid) {
            channel.close();
        } else {
            goodbyeSaid = true;
            channel.writeAndFlush(frame.retainedDuplicate()).addListener(ChannelFutureListener.CLOSE);
        }
        ended(code, "closed with " + code + (reason.isEmpty() ? "" : ": " + reason));
    }

    private void ended(int code, String why) {
        if (!ended) {
            ended = true;
            ears.ended(code, why);
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        ended(BROKEN, problem == null ? "the connection was closed" : problem);
        pool.closed(this);
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        if (cause instanceof DecoderException) {
            problem = "what came is no WebSocket: " + cause.getMessage();
        }
        context.close();
    }
}
