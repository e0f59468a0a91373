package dev.gw.runtime.health;

import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.ConnectTimeoutException;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.ssl.SslHandler;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Probes over connections of its own, on the event loops: a GET of HTTP/1.0, of whose answer only the first line counts. */
public final class NettyProber implements Prober {
    private static final int MAX_LINE = 8 * 1024;

    private final EventLoopGroup loops;
    private final Class<? extends Channel> channelType;
    private final TlsHandlers tls;

    /** Makes the TLS handler of a probe. */
    public interface TlsHandlers {
        /**
         * A handler for a connection.
         *
         * @param verify whether the certificate must be good
         */
        SslHandler handler(Channel channel, String serverName, boolean verify);
    }

    /** A prober. */
    public NettyProber(EventLoopGroup loops, Class<? extends Channel> channelType, TlsHandlers tls) {
        this.loops = loops;
        this.channelType = channelType;
        this.tls = tls;
    }

    @Override
    public CompletionStage<Finding> probe(InetSocketAddress address, String host, ActiveSettings settings) {
        CompletableFuture<Finding> found = new CompletableFuture<>();
        int timeout = (int) Math.min(Integer.MAX_VALUE, settings.timeoutMillis());
        ChannelFuture connecting = new Bootstrap()
                .group(loops)
                .channel(channelType)
                .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, timeout)
                .handler(new ChannelInitializer<>() {
                    @Override
                    protected void initChannel(Channel channel) {
                        if (settings.isTls()) {
                            String name = settings.sni() == null ? host : settings.sni();
                            channel.pipeline().addLast(tls.handler(channel, name, settings.verify()));
                        }
                        channel.pipeline().addLast(new FirstLine(found));
                    }
                })
                .connect(address);
        connecting.addListener(ignored -> {
            if (connecting.isSuccess()) {
                ask(connecting.channel(), host, settings, found);
            } else {
                boolean late = connecting.cause() instanceof ConnectTimeoutException;
                found.complete(late ? Finding.timeout() : Finding.tcpFailure());
            }
        });
        return found;
    }

    private static void ask(Channel channel, String host, ActiveSettings settings, CompletableFuture<Finding> found) {
        StringBuilder request =
                new StringBuilder("GET ").append(settings.path()).append(" HTTP/1.0\r\n");
        settings.headers().forEach(line -> request.append(line).append("\r\n"));
        request.append("Host: ").append(host).append("\r\n\r\n");
        channel.writeAndFlush(Unpooled.copiedBuffer(request, StandardCharsets.UTF_8))
                .addListener(sent -> {
                    if (!sent.isSuccess()) {
                        found.complete(Finding.tcpFailure());
                        channel.close();
                    }
                });
        var timer = channel.eventLoop()
                .schedule(() -> found.complete(Finding.timeout()), settings.timeoutMillis(), TimeUnit.MILLISECONDS);
        found.thenAccept(done -> {
            timer.cancel(false);
            channel.close();
        });
    }

    /** Waits for the status line. */
    private static final class FirstLine extends SimpleChannelInboundHandler<ByteBuf> {
        private final CompletableFuture<Finding> found;
        private final StringBuilder line = new StringBuilder();

        FirstLine(CompletableFuture<Finding> found) {
            this.found = found;
        }

        @Override
        protected void channelRead0(ChannelHandlerContext context, ByteBuf data) {
            line.append(data.toString(StandardCharsets.ISO_8859_1));
            int end = line.indexOf("\n");
            if (end >= 0 || line.length() > MAX_LINE) {
                found.complete(Finding.answer(status(end < 0 ? null : line.substring(0, end))));
            }
        }

        private static int status(@Nullable String line) {
            if (line == null || !line.startsWith("HTTP/")) {
                return 0;
            }
            int from = line.indexOf(' ') + 1;
            int status = 0;
            for (int i = from; i > 0 && i < line.length() && i < from + 3 && Character.isDigit(line.charAt(i)); i++) {
                status = status * 10 + Character.digit(line.charAt(i), 10);
            }
            return status;
        }

        @Override
        public void channelInactive(ChannelHandlerContext context) {
            found.complete(Finding.tcpFailure());
        }

        @Override
        public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
            found.complete(Finding.tcpFailure());
            context.close();
        }
    }
}
