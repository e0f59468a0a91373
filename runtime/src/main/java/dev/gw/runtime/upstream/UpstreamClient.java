package dev.gw.runtime.upstream;

import dev.gw.runtime.http.HttpClientConnection;
import dev.gw.runtime.http.ResponseHead;
import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.ConnectTimeoutException;
import io.netty.channel.EventLoop;
import io.netty.handler.ssl.SslHandler;
import io.netty.handler.ssl.SslHandshakeTimeoutException;
import org.jspecify.annotations.Nullable;

/** Sends requests to peers over connections that are kept and used again. One per event loop, used only from there. */
public final class UpstreamClient {
    private static final int MAX_REQUESTS = 10_000;

    private final EventLoop loop;
    private final Class<? extends Channel> channelType;
    private final IdlePool idle;

    /** A client without connections yet. */
    public UpstreamClient(EventLoop loop, Class<? extends Channel> channelType) {
        this.loop = loop;
        this.channelType = channelType;
        this.idle = new IdlePool(loop);
    }

    /** Hears how a try went. The try is over with end or failed. */
    public interface Attempt {
        void head(ResponseHead head, Flow flow);

        /** A piece of the body; the attempt takes over the buffer. */
        void data(ByteBuf data);

        void end();

        void failed(Failure failure);
    }

    /** Lets the receiver of an answer slow it down or drop it. */
    public interface Flow {
        void pause();

        void resume();

        void cancel();
    }

    /** Sends a request, whose bytes it takes over. */
    public void send(Order order, Attempt attempt) {
        // a streamed body can't be sent twice, so it doesn't go to a connection that may be closing
        Channel kept = order.body() == null ? idle.take(order.destination()) : null;
        if (kept != null) {
            new Call(this, order, attempt, true).use(kept);
            return;
        }
        connect(new Call(this, order, attempt, false));
    }

    EventLoop loop() {
        return loop;
    }

    void connect(Call call) {
        Order order = call.order();
        ChannelFuture connecting = new Bootstrap()
                .group(loop)
                .channel(channelType)
                .option(ChannelOption.TCP_NODELAY, true)
                .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, order.timeouts().connect())
                .handler(new ChannelInitializer<>() {
                    @Override
                    protected void initChannel(Channel channel) {
                        equip(channel, order);
                    }
                })
                .connect(order.peer().address());
        connecting.addListener(ignored -> {
            if (!connecting.isSuccess()) {
                boolean late = connecting.cause() instanceof ConnectTimeoutException;
                call.notConnected(late ? Failure.Kind.CONNECT_TIMEOUT : Failure.Kind.CONNECT);
                return;
            }
            SslHandler tls = connecting.channel().pipeline().get(SslHandler.class);
            if (tls == null) {
                call.use(connecting.channel());
            } else {
                tls.handshakeFuture().addListener(done -> shaken(call, connecting.channel(), done.cause()));
            }
        });
    }

    private static void shaken(Call call, Channel channel, @Nullable Throwable problem) {
        if (problem == null) {
            call.use(channel);
            return;
        }
        channel.close();
        boolean late = problem instanceof SslHandshakeTimeoutException;
        call.notConnected(late ? Failure.Kind.CONNECT_TIMEOUT : Failure.Kind.HANDSHAKE);
    }

    private void equip(Channel channel, Order order) {
        UpstreamTls tls = order.tls();
        if (tls != null) {
            channel.pipeline()
                    .addLast(tls.handler(
                            channel, order.serverName(), order.timeouts().connect()));
        }
        Destination destination = order.destination();
        channel.pipeline().addLast(new HttpClientConnection(() -> idle.keep(destination, channel), MAX_REQUESTS));
    }
}
