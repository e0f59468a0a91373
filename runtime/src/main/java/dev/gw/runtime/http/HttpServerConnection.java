package dev.gw.runtime.http;

import dev.gw.runtime.settings.ClientLimits;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelOption;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import io.netty.channel.socket.DuplexChannel;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A client's HTTP/1 connection: one request after the other. What arrives while a request is being answered waits in the
 * buffer, and reading stops when that is full, so a client can't make the gateway collect.
 */
public final class HttpServerConnection extends ChannelInboundHandlerAdapter implements ClientWatch.Watched {
    private static final int MAX_WAITING = 64 * 1024;

    private static final int LINGER_SECONDS = 5;

    private final RequestHandler handler;
    private final boolean tls;
    private final @Nullable String sni;
    private final @Nullable MalformedMessage refusal;
    private final ClientLimits limits;
    private final HeadScanner scanner;
    private @Nullable ByteBuf waiting;
    private @Nullable Http1Stream current;
    private @Nullable ClientConnection client;
    private @Nullable ChannelHandlerContext itsContext;
    private @Nullable ClientWatch watch;
    private boolean lingering;
    private boolean proceeding;
    private boolean draining;
    private boolean closing;

    /** A plain connection whose requests go to a handler. */
    public HttpServerConnection(RequestHandler handler) {
        this(handler, false, null, null);
    }

    private HttpServerConnection(
            RequestHandler handler, boolean tls, @Nullable String sni, @Nullable MalformedMessage refusal) {
        this.handler = handler;
        this.limits = handler.limits();
        this.scanner = new HeadScanner(limits.head());
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

    @Nullable
    AnswerDate date() {
        return handler.date();
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        ByteBuf data = (ByteBuf) message;
        if (lingering) {
            data.release();
            return;
        }
        ByteBuf buffer = waiting;
        boolean progresses = current != null || buffer == null || !buffer.isReadable();
        waiting = Arrived.join(context, buffer, data);
        Http1Stream before = current;
        proceed(context);
        progresses |= current != before;
        if (progresses && watch != null && (current == null || current.waitsForBody())) {
            watch.progress();
        }
    }

    /** Goes as far as what has arrived allows. */
    private void proceed(ChannelHandlerContext context) {
        proceeding = true;
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
        proceeding = false;
        if (waiting != null && !waiting.isReadable()) {
            // a connection without a request under way holds no memory
            waiting.release();
            waiting = null;
        }
        boolean full = waiting != null && waiting.readableBytes() > MAX_WAITING;
        Reading.set(context.channel(), !full || current == null);
    }

    private boolean begin(ChannelHandlerContext context, ByteBuf buffer) {
        boolean counted = false;
        int start = buffer.readerIndex();
        try {
            int length = scanner.scan(buffer);
            if (length < 0) {
                RequestLine.checkBeginning(buffer);
                return false;
            }
            client(context).requested();
            counted = true;
            RequestHead head = RequestHead.parse(buffer, length, limits.fields());
            if (refusal != null) {
                throw refusal;
            }
            Http1Stream stream = new Http1Stream(this, context, client(context).describe(), head, length);
            if (client(context).requests() >= limits.requests()
                    || limits.times().idle() == 0) {
                stream.keepNoLonger();
            }
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
            if (RequestLine.asksForHead(buffer, start)) {
                stream.answerWithoutBody();
            }
            current = stream;
            handler.refuse(stream, problem);
            return false;
        }
    }

    @Override
    public void handlerAdded(ChannelHandlerContext context) {
        ConnectionCounts.opened();
        itsContext = context;
        // a client that has said all it wants to say may still read the answer
        context.channel().config().setOption(ChannelOption.ALLOW_HALF_CLOSURE, true);
        watch = new ClientWatch(context.channel(), this, limits.times());
    }

    @Override
    public ClientWatch.Waiting waiting() {
        Http1Stream stream = current;
        if (stream != null) {
            return stream.waitsForBody() ? ClientWatch.Waiting.BODY : ClientWatch.Waiting.NOTHING;
        }
        boolean begun = waiting != null && waiting.isReadable();
        boolean first = client == null || client.requests() == 0;
        return begun || first ? ClientWatch.Waiting.HEAD : ClientWatch.Waiting.REQUEST;
    }

    /** As in nginx, a client that is too slow gets no answer. */
    @Override
    public void tooSlow() {
        if (itsContext != null) {
            itsContext.close();
        }
    }

    /**
     * The last answer is out, and the client still sends: what it sends is thrown away for a while, so that it can read
     * the answer.
     */
    void linger(ChannelHandlerContext context) {
        lingering = true;
        closing = true;
        if (context.channel() instanceof DuplexChannel channel) {
            channel.shutdownOutput();
        }
        Reading.set(context.channel(), true);
        context.executor().schedule(() -> context.close(), LINGER_SECONDS, TimeUnit.SECONDS);
    }

    private ClientConnection client(ChannelHandlerContext context) {
        ClientConnection known = client;
        if (known == null) {
            known = ClientConnection.of(context.channel(), handler.trusted(), tls, sni);
            client = known;
        }
        return known;
    }

    /** Where bodies that are wanted as a whole are kept. */
    BodyMemory bodies() {
        return handler.bodies();
    }

    /** The body is waited for from now on: what is there already is taken, if that is not being done just now. */
    void bodyAwaited(ChannelHandlerContext context) {
        if (watch != null) {
            watch.progress();
        }
        if (!proceeding && waiting != null && waiting.isReadable()) {
            goOn(context);
        }
    }

    /** The seconds that clients are told to keep the connection; 0 where they are told nothing. */
    int keepAliveSeconds() {
        return limits.times().told();
    }

    /** The answer of the current request is complete and its body read or given up. */
    void done(ChannelHandlerContext context) {
        current = null;
        ConnectionCounts.answered();
        if (watch != null) {
            watch.progress();
        }
        if (draining) {
            closeBehindAnswer(context);
        } else if (waiting != null && waiting.isReadable()) {
            goOn(context);
        } else {
            Reading.set(context.channel(), true);
        }
    }

    private static void closeBehindAnswer(ChannelHandlerContext context) {
        context.writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(ChannelFutureListener.CLOSE);
    }

    /** The current request takes more of its body. */
    void goOn(ChannelHandlerContext context) {
        context.executor().execute(() -> proceed(context));
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
        if (event == ChannelInputShutdownEvent.INSTANCE) {
            closing = true;
            closeBehindAnswer(context);
            return;
        }
        if (event != Draining.BEGUN) {
            context.fireUserEventTriggered(event);
            return;
        }
        draining = true;
        if (current == null) {
            closeBehindAnswer(context);
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
        if (watch != null) {
            watch.end();
        }
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
