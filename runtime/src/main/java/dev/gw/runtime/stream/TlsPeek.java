package dev.gw.runtime.stream;

import dev.gw.document.Scalar;
import dev.gw.runtime.router.Router;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.ssl.AbstractSniHandler;
import io.netty.handler.ssl.SslHandler;
import io.netty.handler.ssl.SslHandshakeCompletionEvent;
import io.netty.util.concurrent.Future;
import java.net.InetSocketAddress;
import org.jspecify.annotations.Nullable;

/**
 * The beginning of a connection on a TLS port: the server name that the client asks for leads to a route, which says
 * whether the handshake is answered here or by the upstream.
 */
final class TlsPeek extends AbstractSniHandler<Boolean> {
    private static final long HANDSHAKE_MILLIS = 10_000;

    private final Around around;

    TlsPeek(Around around) {
        super(HANDSHAKE_MILLIS);
        this.around = around;
    }

    /** Whether the connection is let through as it is; fails where no route takes it. */
    @Override
    protected Future<Boolean> lookup(ChannelHandlerContext context, @Nullable String serverName) {
        Router.Found found = around.snapshot()
                .get()
                .connections()
                .find(caller(context, serverName).asked(around.settings()));
        if (found == null) {
            // the session says so itself, and is logged
            return context.executor().newSucceededFuture(true);
        }
        boolean ends = has(found, "tls");
        return ends || has(found, "tls_passthrough")
                ? context.executor().newSucceededFuture(!ends)
                : context.executor().newFailedFuture(new IllegalStateException("the route is for neither"));
    }

    private static boolean has(Router.Found found, String protocol) {
        return found.route().fields().list("protocols").stream()
                .anyMatch(one -> one instanceof Scalar scalar && scalar.text().equals(protocol));
    }

    private static Caller caller(ChannelHandlerContext context, @Nullable String serverName) {
        return new Caller(
                "tls", serverName, (InetSocketAddress) context.channel().remoteAddress(), (InetSocketAddress)
                        context.channel().localAddress());
    }

    @Override
    protected void onLookupComplete(
            ChannelHandlerContext context, @Nullable String serverName, Future<Boolean> passes) {
        if (!passes.isSuccess()) {
            context.close();
            return;
        }
        ChannelPipeline pipeline = context.pipeline();
        Caller caller = caller(context, serverName);
        if (passes.getNow()) {
            pipeline.addLast(new TcpSession(around, caller));
        } else {
            try {
                around.handshakes().begun(around.snapshot().get().handshakesOfStreams(), context.channel(), serverName);
            } catch (RuntimeException refused) {
                context.close();
                return;
            }
            SslHandler tls =
                    around.contexts().of(serverName, /* http2= */ false).newHandler(context.alloc());
            tls.setHandshakeTimeoutMillis(HANDSHAKE_MILLIS);
            pipeline.addLast(tls);
            pipeline.addLast(new Handshake(around, caller));
        }
        pipeline.remove(this);
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        context.close();
    }

    /** Waits for the end of the handshake. */
    private static final class Handshake extends ChannelInboundHandlerAdapter {
        private final Around around;
        private final Caller caller;

        Handshake(Around around, Caller caller) {
            this.around = around;
            this.caller = caller;
        }

        @Override
        public void userEventTriggered(ChannelHandlerContext context, Object event) {
            if (event instanceof SslHandshakeCompletionEvent end && end.isSuccess()) {
                context.pipeline().addLast(new TcpSession(around, caller));
                context.pipeline().remove(this);
            }
        }

        @Override
        public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
            context.close();
        }
    }
}
