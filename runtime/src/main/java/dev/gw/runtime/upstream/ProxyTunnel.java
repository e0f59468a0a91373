package dev.gw.runtime.upstream;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;

/** Has a proxy lead a new connection on (CONNECT), before anything else is said on it. */
final class ProxyTunnel extends ChannelInboundHandlerAdapter {
    private static final int LONGEST_HEAD = 16 * 1024;

    private final String destination;
    private final int millis;
    private final StringBuilder head = new StringBuilder();

    /**
     * A tunnel to a host and port.
     *
     * @param millis how long the proxy may take
     */
    ProxyTunnel(String destination, int millis) {
        this.destination = destination;
        this.millis = millis;
    }

    @Override
    public void channelActive(ChannelHandlerContext context) {
        String request = "CONNECT " + destination + " HTTP/1.1\r\nHost: " + destination + "\r\n\r\n";
        context.writeAndFlush(Unpooled.copiedBuffer(request, StandardCharsets.ISO_8859_1));
        context.executor().schedule(() -> giveUp(context), millis, TimeUnit.MILLISECONDS);
    }

    private static void giveUp(ChannelHandlerContext context) {
        if (!context.isRemoved()) {
            context.close();
        }
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        ByteBuf data = (ByteBuf) message;
        while (data.isReadable() && head.indexOf("\r\n\r\n", head.length() - 4) < 0) {
            head.append((char) (data.readByte() & 0xff));
        }
        boolean whole = head.indexOf("\r\n\r\n", head.length() - 4) >= 0;
        if (whole && head.length() > 12 && head.substring(8, 10).equals(" 2")) {
            context.pipeline().remove(this);
            // only now the others hear that there is a connection
            context.fireChannelActive();
            context.fireChannelRead(data);
            return;
        }
        data.release();
        if (whole || head.length() > LONGEST_HEAD) {
            context.close();
        }
    }
}
