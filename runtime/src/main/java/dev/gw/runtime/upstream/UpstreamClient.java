package dev.gw.runtime.upstream;

import dev.gw.runtime.http.HttpClientConnection;
import dev.gw.runtime.http.ResponseHead;
import dev.gw.runtime.http.UpstreamListener;
import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.ConnectTimeoutException;
import io.netty.channel.EventLoop;
import io.netty.util.concurrent.ScheduledFuture;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Sends requests to peers over connections that are kept and used again. One per event loop, used only from there. */
public final class UpstreamClient {
    private static final int MAX_IDLE = 512;

    private final EventLoop loop;
    private final Class<? extends Channel> channelType;
    private final Map<Peer, ArrayDeque<Channel>> idle = new HashMap<>();

    /** A client without connections yet. */
    public UpstreamClient(EventLoop loop, Class<? extends Channel> channelType) {
        this.loop = loop;
        this.channelType = channelType;
    }

    /** Hears how a try went. The try is over with end or failed. */
    public interface Attempt {
        void head(ResponseHead head, Flow flow);

        /** A piece of the body; the attempt takes over the buffer. */
        void data(ByteBuf data);

        void end();

        void failed(Failure failure);
    }

    /** Lets the receiver of an answer slow it down or drop it. */
    public interface Flow {
        void pause();

        void resume();

        void cancel();
    }

    /** Sends a request, head and body in one buffer, which it takes over. */
    public void send(Peer peer, Timeouts timeouts, ByteBuf request, boolean isHead, Attempt attempt) {
        Channel kept = takeIdle(peer);
        if (kept != null) {
            new Call(peer, timeouts, request, isHead, attempt, true).use(kept);
            return;
        }
        connect(new Call(peer, timeouts, request, isHead, attempt, false));
    }

    private @Nullable Channel takeIdle(Peer peer) {
        ArrayDeque<Channel> channels = idle.get(peer);
        while (channels != null && !channels.isEmpty()) {
            Channel channel = channels.pollLast();
            if (channel.isActive()) {
                return channel;
            }
        }
        return null;
    }

    private void connect(Call call) {
        ChannelFuture connecting = new Bootstrap()
                .group(loop)
                .channel(channelType)
                .option(ChannelOption.TCP_NODELAY, true)
                .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, call.timeouts.connect())
                .handler(new ChannelInitializer<>() {
                    @Override
                    protected void initChannel(Channel channel) {
                        channel.pipeline().addLast(new HttpClientConnection(() -> keep(call.peer, channel)));
                    }
                })
                .connect(call.peer.address());
        connecting.addListener(ignored -> {
            if (connecting.isSuccess()) {
                call.use(connecting.channel());
            } else {
                call.request.release();
                boolean late = connecting.cause() instanceof ConnectTimeoutException;
                call.attempt.failed(new Failure(late ? Failure.Kind.CONNECT_TIMEOUT : Failure.Kind.CONNECT, false));
            }
        });
    }

    private void keep(Peer peer, Channel channel) {
        ArrayDeque<Channel> channels = idle.computeIfAbsent(peer, ignored -> new ArrayDeque<>());
        if (channels.size() < MAX_IDLE) {
            channels.addLast(channel);
        } else {
            channel.close();
        }
    }

    private final class Call implements UpstreamListener, Flow {
        private final Peer peer;
        private final Timeouts timeouts;
        private final ByteBuf request;
        private final boolean isHead;
        private final Attempt attempt;
        private final boolean reused;
        private @Nullable Channel channel;
        private @Nullable ScheduledFuture<?> timer;
        private long lastRead;
        private boolean paused;
        private boolean over;

        Call(Peer peer, Timeouts timeouts, ByteBuf request, boolean isHead, Attempt attempt, boolean reused) {
            this.peer = peer;
            this.timeouts = timeouts;
            this.request = request;
            this.isHead = isHead;
            this.attempt = attempt;
            this.reused = reused;
        }

        void use(Channel ready) {
            channel = ready;
            lastRead = loop.ticker().nanoTime();
            ByteBuf bytes = reused ? request.retainedDuplicate() : request;
            watch(timeouts.read());
            ready.pipeline().get(HttpClientConnection.class).send(ready, bytes, isHead, this);
        }

        private void watch(long millis) {
            timer = loop.schedule(this::checkTime, millis, TimeUnit.MILLISECONDS);
        }

        private void checkTime() {
            long passed = (loop.ticker().nanoTime() - lastRead) / 1_000_000;
            if (over) {
                return;
            }
            if (paused || passed < timeouts.read()) {
                watch(paused ? timeouts.read() : timeouts.read() - passed);
                return;
            }
            finishUp();
            drop();
            attempt.failed(new Failure(Failure.Kind.READ_TIMEOUT, true));
        }

        private void finishUp() {
            over = true;
            if (timer != null) {
                timer.cancel(false);
            }
            if (reused && request.refCnt() > 0) {
                request.release();
            }
        }

        @Override
        public void head(ResponseHead head) {
            lastRead = loop.ticker().nanoTime();
            attempt.head(head, this);
        }

        @Override
        public void data(ByteBuf data) {
            lastRead = loop.ticker().nanoTime();
            attempt.data(data);
        }

        @Override
        public void end() {
            finishUp();
            attempt.end();
        }

        @Override
        public void broken(boolean malformed, boolean headSeen) {
            if (over) {
                return;
            }
            if (reused && !headSeen && !malformed) {
                // the upstream closed a kept connection while we took it: that is no failure of the upstream
                ByteBuf again = request.retainedDuplicate();
                finishUp();
                connect(new Call(peer, timeouts, again, isHead, attempt, false));
                return;
            }
            finishUp();
            attempt.failed(new Failure(malformed ? Failure.Kind.MALFORMED : Failure.Kind.CLOSED, true));
        }

        @Override
        public void pause() {
            paused = true;
            setAutoRead(false);
        }

        @Override
        public void resume() {
            paused = false;
            lastRead = loop.ticker().nanoTime();
            setAutoRead(true);
        }

        private void setAutoRead(boolean on) {
            if (channel != null && !over) {
                channel.config().setAutoRead(on);
            }
        }

        @Override
        public void cancel() {
            if (!over) {
                finishUp();
                drop();
            }
        }

        private void drop() {
            if (channel != null) {
                channel.pipeline().get(HttpClientConnection.class).abandon(channel);
            }
        }
    }
}
