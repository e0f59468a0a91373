package dev.gw.runtime.http;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.util.AttributeKey;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The beginning of a connection that comes from a load balancer: the header of the PROXY protocol, without which there is
 * no connection. As in nginx, who leaves it out gets no answer.
 */
public final class ProxyProtocol extends Entrance {
    private static final AttributeKey<InetSocketAddress> SOURCE = AttributeKey.valueOf(ProxyProtocol.class, "source");

    private final Consumer<Channel> next;

    /**
     * Reads a header.
     *
     * @param millis how long it may take to come
     * @param next makes ready for what comes behind it
     */
    public ProxyProtocol(long millis, Consumer<Channel> next) {
        super(millis);
        this.next = next;
    }

    /** Who opened a connection, by the word of who forwards it; null where nothing was said. */
    static @Nullable InetSocketAddress source(Channel channel) {
        return channel.attr(SOURCE).get();
    }

    @Override
    protected void decode(ChannelHandlerContext context, ByteBuf in, List<Object> out) {
        if (!in.isReadable()) {
            return;
        }
        try {
            ProxyHeader header = ProxyHeader.read(in);
            if (header == null) {
                return;
            }
            if (header.source() != null) {
                context.channel().attr(SOURCE).set(header.source());
            }
            next.accept(context.channel());
            context.pipeline().remove(this);
        } catch (MalformedMessage broken) {
            in.skipBytes(in.readableBytes());
            context.close();
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        context.close();
    }
}
