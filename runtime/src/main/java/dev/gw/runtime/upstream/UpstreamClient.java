package dev.gw.runtime.upstream;

import dev.gw.runtime.exchange.Headers;
import dev.gw.runtime.http.HttpClientConnection;
import dev.gw.runtime.http.ResponseHead;
import dev.gw.runtime.settings.UpstreamLimits;
import dev.gw.runtime.socket.ReceiveRing;
import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.ConnectTimeoutException;
import io.netty.channel.EventLoop;
import io.netty.channel.uring.IoUringChannelOption;
import io.netty.handler.ssl.SslHandler;
import io.netty.handler.ssl.SslHandshakeTimeoutException;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Sends requests to peers over connections that are kept and used again. One per event loop, used only from there. */
public final class UpstreamClient {
    private final EventLoop loop;
    private final Class<? extends Channel> channelType;
    private final UpstreamLimits limits;
    private final IdlePool idle;
    private final Http2Pool http2;

    /** A client without connections yet, with Kong's usual limits. */
    public UpstreamClient(EventLoop loop, Class<? extends Channel> channelType) {
        this(loop, channelType, UpstreamLimits.USUAL);
    }

    /** A client without connections yet. */
    public UpstreamClient(EventLoop loop, Class<? extends Channel> channelType, UpstreamLimits limits) {
        this.loop = loop;
        this.channelType = channelType;
        this.limits = limits;
        this.idle = new IdlePool(loop, limits);
        this.http2 = new Http2Pool(this);
    }

    /** Hears how a try went. The try is over with end or failed. */
    public interface Attempt {
        /** A connection is there, and the request goes out. */
        void begun(Flow flow);

        void head(ResponseHead head, Flow flow);

        /** A piece of the body; the attempt takes over the buffer. */
        void data(ByteBuf data);

        /** Nothing more comes for the moment. */
        void paused();

        /** The answer is complete, with these fields behind its body; null where there are none. */
        void end(@Nullable Headers trailers);

        void failed(Failure failure);
    }

    /** Lets the receiver of an answer slow it down or drop it. */
    public interface Flow {
        void pause();

        void resume();

        void cancel();

        /** Another protocol was agreed upon: what comes from the source is sent as it is. */
        void tunnel(BodySource source);
    }

    /** Sends a request, whose bytes it takes over. */
    public void send(Order order, Attempt attempt) {
        if (order.isHttp2()) {
            http2.send(order, attempt, /* fresh= */ false);
            return;
        }
        // a streamed body can't be sent twice, so it doesn't go to a connection that may be closing
        long now = loop.ticker().nanoTime();
        Channel kept = order.body() == null ? idle.take(order, now) : null;
        if (kept != null) {
            new Call(this, order, attempt, true).use(kept, now);
            return;
        }
        connect(new Call(this, order, attempt, false));
    }

    EventLoop loop() {
        return loop;
    }

    UpstreamLimits limits() {
        return limits;
    }

    /** Sends a request again on a new connection. */
    void resend(Order order, Attempt attempt) {
        if (order.isHttp2()) {
            http2.send(order, attempt, /* fresh= */ true);
        } else {
            connect(new Call(this, order, attempt, false));
        }
    }

    private void connect(Call call) {
        Order order = call.order();
        open(order, pipeline -> equip(pipeline, order.destination()), call::use, call::notConnected);
    }

    /** Opens a connection for an order, with TLS if it asks for that. */
    void open(
            Order order, Consumer<ChannelPipeline> equip, Consumer<Channel> onReady, Consumer<Failure.Kind> onFailure) {
        ChannelFuture connecting = new Bootstrap()
                .group(loop)
                .channel(channelType)
                .option(ChannelOption.TCP_NODELAY, true)
                .option(IoUringChannelOption.IO_URING_BUFFER_GROUP_ID, ReceiveRing.group(channelType))
                .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, order.timeouts().connect())
                .handler(new ChannelInitializer<>() {
                    @Override
                    protected void initChannel(Channel channel) {
                        if (order.through() != null) {
                            channel.pipeline()
                                    .addLast(new ProxyTunnel(
                                            order.through(), order.timeouts().connect()));
                        }
                        secure(channel, order);
                        equip.accept(channel.pipeline());
                    }
                })
                .connect(order.peer().address());
        connecting.addListener(ignored -> {
            if (!connecting.isSuccess()) {
                boolean late = connecting.cause() instanceof ConnectTimeoutException;
                onFailure.accept(late ? Failure.Kind.CONNECT_TIMEOUT : Failure.Kind.CONNECT);
                return;
            }
            SslHandler tls = connecting.channel().pipeline().get(SslHandler.class);
            if (tls == null) {
                onReady.accept(connecting.channel());
                return;
            }
            tls.handshakeFuture().addListener(done -> {
                if (done.isSuccess()) {
                    onReady.accept(connecting.channel());
                } else {
                    connecting.channel().close();
                    onFailure.accept(
                            done.cause() instanceof SslHandshakeTimeoutException
                                    ? Failure.Kind.CONNECT_TIMEOUT
                                    : Failure.Kind.HANDSHAKE);
                }
            });
        });
    }

    private static void secure(Channel channel, Order order) {
        UpstreamTls tls = order.tls();
        if (tls != null) {
            SslHandler handler = tls.handler(
                    channel,
                    order.serverName(),
                    order.timeouts().connect(),
                    order.isHttp2() ? List.of("h2") : List.of());
            channel.pipeline().addLast(handler);
        }
    }

    private void equip(ChannelPipeline pipeline, Destination destination) {
        Channel channel = pipeline.channel();
        IdlePool.Kept kept = new IdlePool.Kept(channel);
        pipeline.addLast(new HttpClientConnection(() -> idle.keep(destination, kept), limits));
    }
}
