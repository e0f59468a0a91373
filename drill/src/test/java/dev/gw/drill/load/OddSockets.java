package dev.gw.drill.load;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.ContinuationWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PingWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketServerHandshaker;
import io.netty.handler.codec.http.websocketx.WebSocketServerHandshakerFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;

/** A server of WebSockets that does what the path says, well or badly: {@code /echo}, {@code /refuse}, {@code /leave}, … */
final class OddSockets implements AutoCloseable {
    private final EventLoopGroup loops = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
    private final Channel channel;

    OddSockets() {
        channel = new ServerBootstrap()
                .group(loops)
                .channel(NioServerSocketChannel.class)
                .childHandler(new ChannelInitializer<>() {
                    @Override
                    protected void initChannel(Channel connection) {
                        connection
                                .pipeline()
                                .addLast(new HttpServerCodec(), new HttpObjectAggregator(1000), new Opening());
                    }
                })
                .bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
                .syncUninterruptibly()
                .channel();
    }

    Where where() {
        return Where.of("localhost", ((InetSocketAddress) channel.localAddress()).getPort(), Speech.HTTP1, null);
    }

    private static final class Opening extends SimpleChannelInboundHandler<FullHttpRequest> {
        @Override
        protected void channelRead0(ChannelHandlerContext context, FullHttpRequest request) {
            switch (request.uri()) {
                case "/refuse" -> answer(context, HttpResponseStatus.FORBIDDEN, "");
                case "/plain" -> answer(context, HttpResponseStatus.OK, "");
                case "/wrong" -> agree(context, "websocket", "Sec-WebSocket-Accept: bm90IHRoaXMgb25l\r\n");
                case "/other" -> agree(context, "h2c", "");
                case "/never" -> {}
                default -> open(context, request);
            }
        }

        private static void answer(ChannelHandlerContext context, HttpResponseStatus status, String body) {
            byte[] octets = body.getBytes(StandardCharsets.UTF_8);
            DefaultFullHttpResponse answer =
                    new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, status, Unpooled.wrappedBuffer(octets));
            answer.headers().set("Content-Length", octets.length);
            context.writeAndFlush(answer);
        }

        private static void agree(ChannelHandlerContext context, String to, String more) {
            String text = "HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: " + to + "\r\n" + more
                    + "\r\n";
            context.channel()
                    .pipeline()
                    .firstContext()
                    .writeAndFlush(Unpooled.copiedBuffer(text, StandardCharsets.US_ASCII));
        }

        private static void open(ChannelHandlerContext context, FullHttpRequest request) {
            WebSocketServerHandshaker handshaker =
                    new WebSocketServerHandshakerFactory("ws://here", "chat.v1", false).newHandshaker(request);
            String path = request.uri();
            handshaker.handshake(context.channel(), request).addListener(done -> {
                context.pipeline().addLast(new Mood(path));
                context.pipeline().remove(Opening.class);
                if (path.equals("/greet")) {
                    context.channel().writeAndFlush(new TextWebSocketFrame("welcome"));
                }
            });
        }

        /** The other side may break off as it likes. */
        @Override
        public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
            context.close();
        }
    }

    private static final class Mood extends SimpleChannelInboundHandler<WebSocketFrame> {
        private final String path;

        Mood(String path) {
            this.path = path;
        }

        @Override
        protected void channelRead0(ChannelHandlerContext context, WebSocketFrame frame) {
            if (frame instanceof CloseWebSocketFrame close) {
                if (!path.equals("/rude")) {
                    context.writeAndFlush(close.retain());
                }
                return;
            }
            switch (path) {
                case "/silent" -> {}
                case "/leave" -> context.writeAndFlush(new CloseWebSocketFrame(1011, "tired"));
                case "/drop" -> context.close();
                case "/garbage" ->
                    context.pipeline().firstContext().writeAndFlush(Unpooled.wrappedBuffer(new byte[] {(byte) 0xff, 1, 2
                    }));
                case "/long" -> context.writeAndFlush(new TextWebSocketFrame("x".repeat((1 << 20) + 1)));
                case "/twice" -> {
                    context.writeAndFlush(frame.retainedDuplicate());
                    context.writeAndFlush(frame.retainedDuplicate());
                }
                case "/pieces" -> {
                    context.write(new TextWebSocketFrame(false, 0, "one "));
                    context.write(new PingWebSocketFrame());
                    context.writeAndFlush(new ContinuationWebSocketFrame(true, 0, "whole"));
                }
                default -> {
                    if (frame.content().isReadable()) {
                        context.writeAndFlush(frame.retain());
                    }
                }
            }
        }

        @Override
        public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
            context.close();
        }
    }

    @Override
    public void close() {
        channel.close().syncUninterruptibly();
        loops.shutdownGracefully(0, 500, java.util.concurrent.TimeUnit.MILLISECONDS)
                .syncUninterruptibly();
    }
}
