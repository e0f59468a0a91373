package dev.gw.runtime.http;

import dev.gw.runtime.settings.ClientLimits;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.http2.Http2Connection;
import io.netty.handler.codec.http2.Http2Exception;
import io.netty.handler.codec.http2.Http2FrameCodec;
import io.netty.handler.codec.http2.Http2FrameCodecBuilder;
import io.netty.handler.codec.http2.Http2MultiplexHandler;
import io.netty.handler.codec.http2.Http2Settings;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A client's HTTP/2 connection: many requests at once, each on a channel of its own. The limits are nginx's where it has
 * any; what a client can make the gateway keep is bounded by the windows.
 */
public final class Http2ServerConnection extends ChannelInboundHandlerAdapter implements ClientWatch.Watched {
    static final int MAX_STREAMS = 128;
    static final int STREAM_WINDOW = 64 * 1024;
    static final int CONNECTION_WINDOW = 16 * STREAM_WINDOW;

    private static final int MAX_RESETS = 200;
    private static final int RESET_SECONDS = 30;
    private static final int MAX_EMPTY_FRAMES = 32;
    private static final int MAX_SMALL_CONTINUATIONS = 16;
    private static final long SHUTDOWN_MILLIS = 30_000;

    private final ClientLimits limits;
    private final ClientConnection client;
    private final Http2FrameCodec codec;
    private @Nullable ChannelHandlerContext itsContext;
    private @Nullable ClientWatch watch;
    private final Set<Http2StreamHandler> streams = new HashSet<>();

    private Http2ServerConnection(ClientLimits limits, ClientConnection client, Http2FrameCodec codec) {
        this.limits = limits;
        this.client = client;
        this.codec = codec;
    }

    /**
     * Speaks HTTP/2 on a connection whose preface comes next.
     *
     * @param sni the server name of the handshake, if any
     */
    public static void install(ChannelPipeline pipeline, RequestHandler handler, boolean tls, @Nullable String sni) {
        ClientConnection client = ClientConnection.of(pipeline.channel(), handler.trusted(), tls, sni);
        FloodGuard guard = new FloodGuard();
        ClientLimits limits = handler.limits();
        Http2FrameCodec codec = Http2FrameCodecBuilder.forServer()
                .initialSettings(Http2Settings.defaultSettings()
                        .maxConcurrentStreams(MAX_STREAMS)
                        .initialWindowSize(STREAM_WINDOW)
                        // beyond the limit a client is told so, beyond this the codec answers
                        .maxHeaderListSize(
                                2L * limits.head().number() * limits.head().size()))
                // nothing of an answer is kept for the next one: how much that may be would be the client's choice
                .headerSensitivityDetector((name, value) -> true)
                .decoderEnforceMaxRstFramesPerWindow(MAX_RESETS, RESET_SECONDS)
                .encoderEnforceMaxRstFramesPerWindow(MAX_RESETS, RESET_SECONDS)
                .decoderEnforceMaxConsecutiveEmptyDataFrames(MAX_EMPTY_FRAMES)
                .decoderEnforceMaxSmallContinuationFrames(MAX_SMALL_CONTINUATIONS)
                .gracefulShutdownTimeoutMillis(SHUTDOWN_MILLIS)
                .build();
        Http2ServerConnection connection = new Http2ServerConnection(limits, client, codec);
        pipeline.addLast(guard, codec, new Http2MultiplexHandler(new ChannelInitializer<>() {
            @Override
            protected void initChannel(Channel stream) {
                stream.pipeline().addLast(new Http2StreamHandler(handler, client, guard, connection));
            }
        }));
        pipeline.addLast(connection);
    }

    @Override
    public void handlerAdded(ChannelHandlerContext context) throws Http2Exception {
        ConnectionCounts.opened();
        itsContext = context;
        watch = new ClientWatch(context.channel(), this, limits.times());
        // one stream that nobody reads must not hold up the others, as it would with the usual window
        Http2Connection connection = codec.connection();
        connection
                .local()
                .flowController()
                .incrementWindowSize(connection.connectionStream(), CONNECTION_WINDOW - STREAM_WINDOW);
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        ConnectionCounts.closed(/* busy= */ false);
        if (watch != null) {
            watch.end();
        }
        streams.forEach(Http2StreamHandler::givenUp);
        context.fireChannelInactive();
    }

    /** A stream was opened. */
    void requested(Http2StreamHandler stream) {
        streams.add(stream);
        if (client.requests() >= limits.requests()) {
            tooSlow();
        }
    }

    /** A stream was closed. */
    void closed(Http2StreamHandler stream) {
        streams.remove(stream);
        if (watch != null) {
            watch.progress();
        }
    }

    @Override
    public ClientWatch.Waiting waiting() {
        if (!streams.isEmpty()) {
            return ClientWatch.Waiting.NOTHING;
        }
        return client.requests() == 0 ? ClientWatch.Waiting.HEAD : ClientWatch.Waiting.REQUEST;
    }

    /** Says farewell; what is under way ends. */
    @Override
    public void tooSlow() {
        if (itsContext != null) {
            itsContext.close();
        }
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
        if (event == Draining.BEGUN) {
            context.close();
        } else {
            context.fireUserEventTriggered(event);
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        if (!(cause instanceof Http2Exception)) {
            // the codec has told the client what it did wrong; anything else ends the connection
            context.close();
        }
    }
}
