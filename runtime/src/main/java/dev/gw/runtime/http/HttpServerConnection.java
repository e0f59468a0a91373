package dev.gw.runtime.http;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import org.jspecify.annotations.Nullable;

/**
 * A client's HTTP/1 connection: one request after the other. What arrives while a request is being answered waits in the
 * buffer, and reading stops when that is full, so a client can't make the gateway collect.
 */
public final class HttpServerConnection extends ChannelInboundHandlerAdapter {
    private static final int MAX_WAITING = 64 * 1024;

    private final RequestHandler handler;
    private final boolean tls;
    private final @Nullable String sni;
    private final @Nullable MalformedMessage refusal;
    private final HeadScanner scanner = new HeadScanner();
    private @Nullable ByteBuf waiting;
    private @Nullable Http1Stream current;
    private @Nullable ClientConnection client;
    private boolean draining;
    private boolean closing;

    /** A plain connection whose requests go to a handler. */
    public HttpServerConnection(RequestHandler handler) {
        this(handler, false, null, null);
    }

    private HttpServerConnection(
            RequestHandler handler, boolean tls, @Nullable String sni, @Nullable MalformedMessage refusal) {
        this.handler = handler;
        this.tls = tls;
        this.sni = sni;
        this.refusal = refusal;
    }

    /**
     * An encrypted connection.
     *
     * @param sni the server name of the handshake, if any
     */
    public static HttpServerConnection secure(RequestHandler handler, @Nullable String sni) {
        return new HttpServerConnection(handler, true, sni, null);
    }

    /** A connection whose first request is refused whatever it is. */
    public static HttpServerConnection refusing(RequestHandler handler, MalformedMessage problem) {
        return new HttpServerConnection(handler, false, null, problem);
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        ByteBuf data = (ByteBuf) message;
        ByteBuf buffer = waiting;
        if (buffer == null || !buffer.isReadable()) {
            if (buffer != null) {
                buffer.release();
            }
            waiting = data;
        } else {
            buffer.discardSomeReadBytes();
            buffer.writeBytes(data);
            data.release();
        }
        proceed(context);
    }

    /** Goes as far as what has arrived allows. */
    private void proceed(ChannelHandlerContext context) {
        while (waiting != null && waiting.isReadable() && !closing) {
            Http1Stream stream = current;
            if (stream != null) {
                stream.bodyArrived(waiting);
                if (current == stream) {
                    break;
                }
            } else if (!begin(context, waiting)) {
                break;
            }
        }
        boolean full = waiting != null && waiting.readableBytes() > MAX_WAITING;
        context.channel().config().setAutoRead(!full || current == null);
    }

    private boolean begin(ChannelHandlerContext context, ByteBuf buffer) {
        boolean counted = false;
        try {
            int length = scanner.scan(buffer);
            if (length < 0) {
                return false;
            }
            client(context).requested();
            counted = true;
            RequestHead head = RequestHead.parse(buffer, length);
            if (refusal != null) {
                throw refusal;
            }
            Http1Stream stream = new Http1Stream(this, context, client(context).describe(), head, length);
            current = stream;
            handler.handle(stream);
            if (current == stream) {
                stream.bodyArrived(buffer);
            }
            return true;
        } catch (MalformedMessage problem) {
            closing = true;
            if (!counted) {
                client(context).requested();
            }
            Http1Stream stream = new Http1Stream(this, context, client(context).describe(), null, 0);
            current = stream;
            handler.refuse(stream, problem);
            return false;
        }
    }

    @Override
    public void handlerAdded(ChannelHandlerContext context) {
        ConnectionCounts.opened();
    }

    private ClientConnection client(ChannelHandlerContext context) {
        ClientConnection known = client;
        if (known == null) {
            known = ClientConnection.of(context.channel(), tls, sni);
            client = known;
        }
        return known;
    }

    /** The answer of the current request is complete and its body read or given up. */
    void done(ChannelHandlerContext context) {
        current = null;
        ConnectionCounts.answered();
        if (draining) {
            context.close();
            return;
        }
        context.executor().execute(() -> proceed(context));
    }

    /** The current request takes more of its body. */
    void goOn(ChannelHandlerContext context) {
        context.executor().execute(() -> proceed(context));
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
        if (event != Draining.BEGUN) {
            context.fireUserEventTriggered(event);
            return;
        }
        draining = true;
        if (current == null) {
            context.close();
        } else {
            current.keepNoLonger();
        }
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext context) {
        if (current != null) {
            current.writabilityChanged();
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        Http1Stream stream = current;
        current = null;
        closing = true;
        ConnectionCounts.closed(stream != null);
        if (stream != null) {
            stream.gone();
        }
        if (waiting != null) {
            waiting.release();
            waiting = null;
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        context.close();
    }
}
