package dev.gw.runtime.stream;

import dev.gw.runtime.compile.ServiceRuntime;
import dev.gw.runtime.upstream.Failure;
import dev.gw.runtime.upstream.Peer;
import dev.gw.runtime.upstream.UpstreamTls;
import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.ConnectTimeoutException;
import io.netty.handler.ssl.SslHandler;
import java.util.ArrayDeque;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/**
 * The client's side of a relayed connection. It is not read from until the upstream takes the connection; then each side
 * is read as fast as the other is written to. When one side ends, so does the other, once it has got all.
 */
final class TcpSession extends ChannelInboundHandlerAdapter implements SessionRun.Ends {
    private final Around around;
    private final Caller caller;
    private final Queue<ByteBuf> early = new ArrayDeque<>();
    private @Nullable Channel client;
    private @Nullable Channel upstream;
    private @Nullable SessionRun run;
    private @Nullable Idle idle;
    private boolean relays;
    private boolean ended;

    TcpSession(Around around, Caller caller) {
        this.around = around;
        this.caller = caller;
    }

    @Override
    public void handlerAdded(ChannelHandlerContext context) {
        client = context.channel();
        client.config().setAutoRead(false);
        run = new SessionRun(around, caller, context.channel().eventLoop(), this);
        SessionRun begun = run;
        context.channel().eventLoop().execute(begun::start);
    }

    @Override
    public void connect(ServiceRuntime service, Peer peer, SessionRun.Connected listener) {
        Channel mine = client;
        if (mine == null || !mine.isActive()) {
            refuse();
            return;
        }
        ChannelFuture connecting = new Bootstrap()
                .group(mine.eventLoop())
                .channel(around.transport().clientType())
                .option(ChannelOption.TCP_NODELAY, true)
                .option(ChannelOption.AUTO_READ, false)
                .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, service.timeouts().connect())
                .handler(new ChannelInitializer<>() {
                    @Override
                    protected void initChannel(Channel channel) {
                        UpstreamTls tls = service.tls();
                        if (tls != null) {
                            channel.pipeline()
                                    .addLast(tls.handler(
                                            channel,
                                            peer.host(),
                                            service.timeouts().connect()));
                            channel.config().setAutoRead(true);
                        }
                        channel.pipeline().addLast(new Upstream());
                    }
                })
                .connect(peer.address());
        connecting.addListener(done -> {
            if (!connecting.isSuccess()) {
                boolean late = connecting.cause() instanceof ConnectTimeoutException;
                listener.done(late ? Failure.Kind.CONNECT_TIMEOUT : Failure.Kind.CONNECT);
                return;
            }
            if (ended) {
                // the client went away meanwhile
                connecting.channel().close();
                return;
            }
            upstream = connecting.channel();
            SslHandler tls = upstream.pipeline().get(SslHandler.class);
            if (tls == null) {
                listener.done(null);
                return;
            }
            tls.handshakeFuture().addListener(shaken -> {
                if (!shaken.isSuccess()) {
                    connecting.channel().close();
                    upstream = null;
                }
                listener.done(shaken.isSuccess() ? null : Failure.Kind.HANDSHAKE);
            });
        });
    }

    @Override
    public void relay(ServiceRuntime service) {
        Channel mine = client;
        Channel theirs = upstream;
        if (mine == null || theirs == null || !mine.isActive()) {
            end();
            return;
        }
        relays = true;
        idle = new Idle(mine.eventLoop(), service.timeouts().read(), this::end);
        while (!early.isEmpty()) {
            toUpstream(theirs, early.remove());
        }
        theirs.flush();
        mine.config().setAutoRead(theirs.isWritable());
        theirs.config().setAutoRead(mine.isWritable());
    }

    private void toUpstream(Channel theirs, ByteBuf data) {
        if (run != null) {
            run.session().upstreamSent(data.readableBytes());
        }
        theirs.write(data);
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        ByteBuf data = (ByteBuf) message;
        if (ended) {
            data.release();
            return;
        }
        if (run != null) {
            run.session().received(data.readableBytes());
        }
        Channel theirs = upstream;
        if (!relays || theirs == null) {
            early.add(data);
            return;
        }
        if (idle != null) {
            idle.touch();
        }
        toUpstream(theirs, data);
        theirs.flush();
        context.channel().config().setAutoRead(theirs.isWritable());
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext context) {
        if (relays && upstream != null) {
            upstream.config().setAutoRead(context.channel().isWritable());
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        end();
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        context.close();
    }

    @Override
    public void say(byte[] octets) {
        if (client != null) {
            client.writeAndFlush(Unpooled.wrappedBuffer(octets));
        }
    }

    @Override
    public void refuse() {
        end();
    }

    /** One side has ended: the other gets what is on its way, and ends. */
    private void end() {
        ended = true;
        if (idle != null) {
            idle.stop();
        }
        forget();
        for (Channel side : new Channel[] {client, upstream}) {
            if (side != null && side.isActive()) {
                side.writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(ChannelFutureListener.CLOSE);
            }
        }
        if (relays && run != null) {
            run.over(200);
        } else if (run != null && client != null && !client.isActive()) {
            run.over(499);
        }
    }

    private void forget() {
        while (!early.isEmpty()) {
            early.remove().release();
        }
    }

    /** The upstream's side. */
    private final class Upstream extends ChannelInboundHandlerAdapter {
        @Override
        public void channelRead(ChannelHandlerContext context, Object message) {
            ByteBuf data = (ByteBuf) message;
            Channel mine = client;
            if (mine == null || run == null) {
                data.release();
                return;
            }
            run.session().upstreamReceived(data.readableBytes());
            run.session().sent(data.readableBytes());
            if (idle != null) {
                idle.touch();
            }
            mine.writeAndFlush(data);
            context.channel().config().setAutoRead(mine.isWritable());
        }

        @Override
        public void channelWritabilityChanged(ChannelHandlerContext context) {
            if (relays && client != null) {
                client.config().setAutoRead(context.channel().isWritable());
            }
        }

        @Override
        public void channelInactive(ChannelHandlerContext context) {
            if (relays) {
                end();
            }
        }

        @Override
        public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
            context.close();
        }
    }
}
