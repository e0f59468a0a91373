package dev.gw.runtime.server;

import dev.gw.runtime.http.Entrance;
import dev.gw.runtime.http.Http2ServerConnection;
import dev.gw.runtime.http.HttpServerConnection;
import dev.gw.runtime.http.MalformedMessage;
import dev.gw.runtime.http.RequestHandler;
import dev.gw.runtime.tls.TlsContexts;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.ssl.ApplicationProtocolNames;
import io.netty.handler.ssl.SniCompletionEvent;
import io.netty.handler.ssl.SniHandler;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslHandler;
import io.netty.handler.ssl.SslHandshakeCompletionEvent;
import io.netty.util.concurrent.Future;
import java.util.List;
import javax.net.ssl.SSLParameters;
import org.jspecify.annotations.Nullable;

/**
 * The beginning of a connection on a TLS port: a handshake, with the certificate for the name that the client asks for.
 * A client that speaks plain HTTP is told so.
 */
final class TlsEntrance extends Entrance {
    private static final int HANDSHAKE = 0x16;
    /** From here on nginx takes an octet for the beginning of an SSL 2 handshake, which fails. */
    private static final int OLD_HANDSHAKE = 0x80;

    private final RequestHandler handler;
    private final TlsContexts contexts;
    private final boolean http2;
    private boolean asks;

    TlsEntrance(RequestHandler handler, TlsContexts contexts, boolean http2) {
        super(handler.limits().times().head());
        this.handler = handler;
        this.contexts = contexts;
        this.http2 = http2;
    }

    @Override
    protected void decode(ChannelHandlerContext context, ByteBuf in, List<Object> out) {
        if (!in.isReadable()) {
            return;
        }
        ChannelPipeline pipeline = context.pipeline();
        int first = in.getUnsignedByte(in.readerIndex());
        if (first == HANDSHAKE || first >= OLD_HANDSHAKE) {
            pipeline.addLast(greeting(context.channel()));
            pipeline.addLast(new Handshake(handler, handOver()));
        } else {
            pipeline.addLast(HttpServerConnection.refusing(
                    handler, new MalformedMessage(MalformedMessage.PLAIN_ON_TLS, "plain HTTP on a TLS port")));
        }
        pipeline.remove(this);
    }

    /** Begins a handshake: plugins hear of it, and may want the client's certificate. */
    private SniHandler greeting(Channel client) {
        return new SniHandler(name -> {
            asks = handler.greet(client, name);
            return contexts.of(name, http2);
        }) {
            @Override
            protected SslHandler newSslHandler(SslContext context, ByteBufAllocator allocator) {
                SslHandler tls = super.newSslHandler(context, allocator);
                SSLParameters parameters = tls.engine().getSSLParameters();
                // as in Kong, the client's order counts
                parameters.setUseCipherSuitesOrder(false);
                parameters.setWantClientAuth(asks);
                tls.engine().setSSLParameters(parameters);
                return tls;
            }
        };
    }

    /** Waits for the end of the handshake, which tells what is spoken. */
    private static final class Handshake extends ChannelInboundHandlerAdapter {
        private final RequestHandler handler;
        private final @Nullable Future<?> deadline;
        private @Nullable String serverName;

        Handshake(RequestHandler handler, @Nullable Future<?> deadline) {
            this.handler = handler;
            this.deadline = deadline;
        }

        @Override
        public void handlerRemoved(ChannelHandlerContext context) {
            if (deadline != null) {
                deadline.cancel(false);
            }
        }

        @Override
        public void userEventTriggered(ChannelHandlerContext context, Object event) {
            if (event instanceof SniCompletionEvent sni) {
                serverName = sni.hostname();
            } else if (event instanceof SslHandshakeCompletionEvent end && end.isSuccess()) {
                speak(context.pipeline());
            }
        }

        private void speak(ChannelPipeline pipeline) {
            String agreed = pipeline.get(SslHandler.class).applicationProtocol();
            if (ApplicationProtocolNames.HTTP_2.equals(agreed)) {
                Http2ServerConnection.install(pipeline, handler, /* tls= */ true, serverName);
            } else {
                pipeline.addLast(HttpServerConnection.secure(handler, serverName));
            }
            pipeline.remove(this);
        }

        @Override
        public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
            context.close();
        }
    }
}
