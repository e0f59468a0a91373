package dev.gw.drill.load;

import dev.gw.runtime.upstream.UpstreamTls;
import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.handler.ssl.NotSslRecordException;
import io.netty.handler.ssl.SslHandler;
import java.nio.channels.ClosedChannelException;
import java.util.concurrent.CompletableFuture;
import javax.net.ssl.SSLException;

/** Opens connections to a gateway, over TLS where it speaks that, and says in words why one can't be had. */
public final class Dialler implements Connector {
    /** How long a handshake may take: one with a gateway that has just started is slow. */
    static final int SHAKE_MILLIS = 10_000;

    private static final int CONNECT_MILLIS = 3_000;

    private final EventLoop loop;
    private final Class<? extends Channel> channelType;
    private final Where where;

    /** Opens connections on an event loop. */
    public Dialler(EventLoop loop, Class<? extends Channel> channelType, Where where) {
        this.loop = loop;
        this.channelType = channelType;
        this.where = where;
    }

    /** Opens a connection, begins HTTP/2 where that is spoken, and closes it; why it can't be had, or an empty text where it can. */
    public String problem() {
        CompletableFuture<String> problem = new CompletableFuture<>();
        dial(new Told() {
            @Override
            public void stands(Channel channel, boolean http2) {
                if (http2) {
                    Http2Tube.begin(channel, where.tls() != null, tube -> well(channel), this::failed);
                } else {
                    well(channel);
                }
            }

            private void well(Channel channel) {
                problem.complete("");
                channel.close();
            }

            @Override
            public void failed(String why) {
                problem.complete(why);
            }
        });
        return problem.join();
    }

    @Override
    public void dial(Told told) {
        ChannelFuture connecting = new Bootstrap()
                .group(loop)
                .channel(channelType)
                .option(ChannelOption.TCP_NODELAY, true)
                .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, CONNECT_MILLIS)
                .handler(new Unready())
                .connect(where.address());
        connecting.addListener(done -> {
            UpstreamTls tls = where.tls();
            if (!done.isSuccess()) {
                told.failed(refused(connecting.cause()));
            } else if (tls == null) {
                stands(connecting.channel(), where.speech() == Speech.HTTP2, told);
            } else {
                shake(connecting.channel(), tls, told);
            }
        });
    }

    private static String refused(Throwable cause) {
        return cause instanceof java.net.UnknownHostException ? "no address for its name" : "no connection";
    }

    private void shake(Channel channel, UpstreamTls tls, Told told) {
        SslHandler handler = tls.handler(
                channel, where.serverName(), SHAKE_MILLIS, where.speech().offers());
        channel.pipeline().addFirst(handler);
        handler.handshakeFuture().addListener(done -> {
            if (!done.isSuccess()) {
                channel.close();
                told.failed(words(done.cause()));
                return;
            }
            boolean http2 = "h2".equals(handler.engine().getApplicationProtocol());
            if (!http2 && where.speech() == Speech.HTTP2) {
                channel.close();
                told.failed("no HTTP/2: the handshake did not agree on it");
            } else {
                stands(channel, http2, told);
            }
        });
    }

    private static void stands(Channel channel, boolean http2, Told told) {
        channel.pipeline().remove(Unready.class);
        told.stands(channel, http2);
    }

    /** What stands at the end of a connection that is not ready yet. */
    private static final class Unready extends ChannelInboundHandlerAdapter {
        @Override
        public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
            context.close();
        }
    }

    /** Why a handshake failed. */
    static String words(Throwable cause) {
        if (cause instanceof NotSslRecordException) {
            return "no TLS: what came back is none";
        }
        if (cause instanceof ClosedChannelException) {
            return "the TLS handshake broke off";
        }
        String message = String.valueOf(cause.getMessage());
        if (message.contains("no_application_protocol")) {
            return "no HTTP/2: the handshake did not agree on it";
        }
        if (message.contains("PKIX") || message.contains("trust anchor") || message.contains("path building")) {
            return "its certificate is not trusted";
        }
        if (message.contains("No subject alternative") || message.contains("No name matching")) {
            return "its certificate is for another name";
        }
        return cause instanceof SSLException ? "TLS: " + message : "no TLS: " + message;
    }
}
