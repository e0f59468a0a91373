package dev.gw.drill.load;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http2.DefaultHttp2DataFrame;
import io.netty.handler.codec.http2.DefaultHttp2GoAwayFrame;
import io.netty.handler.codec.http2.DefaultHttp2Headers;
import io.netty.handler.codec.http2.DefaultHttp2HeadersFrame;
import io.netty.handler.codec.http2.DefaultHttp2ResetFrame;
import io.netty.handler.codec.http2.Http2Error;
import io.netty.handler.codec.http2.Http2FrameCodecBuilder;
import io.netty.handler.codec.http2.Http2Headers;
import io.netty.handler.codec.http2.Http2HeadersFrame;
import io.netty.handler.codec.http2.Http2MultiplexHandler;
import io.netty.util.ReferenceCountUtil;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.TimeUnit;

/** Speaks HTTP/2 and does what the path says: {@code /ok}, {@code /reset}, {@code /refuse}, {@code /goodbye}, {@code /odd}. */
final class FickleServer implements AutoCloseable {
    private final EventLoopGroup loops = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
    private final Channel channel;

    FickleServer() {
        channel = new ServerBootstrap()
                .group(loops)
                .channel(NioServerSocketChannel.class)
                .childHandler(new ChannelInitializer<>() {
                    @Override
                    protected void initChannel(Channel connection) {
                        connection
                                .pipeline()
                                .addLast(
                                        Http2FrameCodecBuilder.forServer().build(),
                                        new Http2MultiplexHandler(new ChannelInitializer<>() {
                                            @Override
                                            protected void initChannel(Channel stream) {
                                                stream.pipeline().addLast(new Moods());
                                            }
                                        }));
                    }
                })
                .bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
                .syncUninterruptibly()
                .channel();
    }

    Where where() {
        int port = ((InetSocketAddress) channel.localAddress()).getPort();
        return Where.of("localhost", port, Speech.HTTP2, null);
    }

    private static final class Moods extends ChannelInboundHandlerAdapter {
        @Override
        public void channelRead(ChannelHandlerContext context, Object message) {
            if (message instanceof Http2HeadersFrame frame) {
                react(context, frame.headers().path().toString());
            } else {
                ReferenceCountUtil.release(message);
            }
        }

        private static void react(ChannelHandlerContext context, String path) {
            switch (path) {
                case "/reset" -> context.writeAndFlush(new DefaultHttp2ResetFrame(Http2Error.INTERNAL_ERROR));
                case "/refuse" -> context.writeAndFlush(new DefaultHttp2ResetFrame(Http2Error.REFUSED_STREAM));
                case "/odd" ->
                    context.writeAndFlush(
                            new DefaultHttp2HeadersFrame(new DefaultHttp2Headers(false).add("a", "b"), true));
                case "/shop.Orders/Get" -> {
                    Http2Headers head = new DefaultHttp2Headers().status("200").add("content-type", "application/grpc");
                    context.write(new DefaultHttp2HeadersFrame(head));
                    // Order {id: "A-7", quantity: 300}
                    byte[] order = {0, 0, 0, 0, 8, 10, 3, 'A', '-', '7', 16, (byte) 172, 2};
                    context.write(new DefaultHttp2DataFrame(Unpooled.wrappedBuffer(order)));
                    Http2Headers behind = new DefaultHttp2Headers(false).add("grpc-status", "0");
                    context.writeAndFlush(new DefaultHttp2HeadersFrame(behind, true));
                }
                case "/shop.Orders/Fail" -> {
                    Http2Headers head = new DefaultHttp2Headers().status("200");
                    head.add("content-type", "application/grpc").add("grpc-status", "14");
                    head.add("grpc-message", "gone");
                    context.writeAndFlush(new DefaultHttp2HeadersFrame(head, true));
                }
                case "/goodbye" -> {
                    // those before this one are answered, this one is not
                    DefaultHttp2GoAwayFrame goodbye = new DefaultHttp2GoAwayFrame(Http2Error.ENHANCE_YOUR_CALM);
                    goodbye.setExtraStreamIds(0);
                    context.channel().parent().writeAndFlush(goodbye);
                    context.channel()
                            .parent()
                            .eventLoop()
                            .schedule(() -> context.channel().parent().close(), 100, TimeUnit.MILLISECONDS);
                }
                default ->
                    context.writeAndFlush(new DefaultHttp2HeadersFrame(new DefaultHttp2Headers().status("204"), true));
            }
        }
    }

    @Override
    public void close() {
        channel.close().syncUninterruptibly();
        loops.shutdownGracefully(0, 500, TimeUnit.MILLISECONDS).syncUninterruptibly();
    }
}
