package dev.gw.drill.load;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The connections of a load: at most so many, kept as long as the gateway keeps them. A request that finds none free
 * waits, and its wait counts. Nothing is ever sent twice. Belongs to its event loop.
 */
final class Pool {
    private static final int CONNECT_MILLIS = 3_000;

    private final EventLoop loop;
    private final Class<? extends Channel> channelType;
    private final Where where;
    private final int most;
    private final Answers answers;
    private final ArrayDeque<Free> idle = new ArrayDeque<>();
    private final ArrayDeque<Attempt> waiting = new ArrayDeque<>();
    private final Map<AnswerReader, Channel> open = new LinkedHashMap<>();
    private int connecting;
    private int inFlight;
    private boolean closed;
    private boolean returning;

    private record Free(Channel channel, AnswerReader reader) {}

    /** Hears what comes of requests. */
    interface Answers {
        /** The request is being sent. */
        void sending(Attempt attempt);

        /** An answer came; the head and body are good until the call returns. */
        void answered(Attempt attempt, AnswerHead head, AnswerBody body);

        /**
         * No answer came.
         *
         * @param unnoticed whether a client that sends again what is safe to send again would not have noticed
         */
        void lost(Attempt attempt, String why, boolean unnoticed);
    }

    Pool(EventLoop loop, Class<? extends Channel> channelType, Where where, int most, Answers answers) {
        this.loop = loop;
        this.channelType = channelType;
        this.where = where;
        this.most = most;
        this.answers = answers;
    }

    int inFlight() {
        return inFlight;
    }

    int waiting() {
        return waiting.size();
    }

    /** Sends a request, now or as soon as a connection is free. */
    void submit(Attempt attempt) {
        Free free = idle.pollLast();
        while (free != null && !free.channel().isActive()) {
            free = idle.pollLast();
        }
        if (free != null) {
            send(free.channel(), free.reader(), attempt);
            return;
        }
        waiting.add(attempt);
        if (!returning) {
            more();
        }
    }

    private void send(Channel channel, AnswerReader reader, Attempt attempt) {
        inFlight++;
        answers.sending(attempt);
        reader.send(channel, attempt);
    }

    private void connect() {
        connecting++;
        AnswerReader reader = new AnswerReader(this);
        ChannelFuture future = new Bootstrap()
                .group(loop)
                .channel(channelType)
                .option(ChannelOption.TCP_NODELAY, true)
                .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, CONNECT_MILLIS)
                .handler(new ChannelInitializer<>() {
                    @Override
                    protected void initChannel(Channel channel) {
                        if (where.tls() != null) {
                            channel.pipeline()
                                    .addLast(where.tls()
                                            .newHandler(
                                                    channel.alloc(),
                                                    where.address().getHostString(),
                                                    where.address().getPort()));
                        }
                        channel.pipeline().addLast(reader);
                    }
                })
                .connect(where.address());
        future.addListener(done -> connected(future, reader));
    }

    private void connected(ChannelFuture future, AnswerReader reader) {
        connecting--;
        if (closed) {
            future.channel().close();
            return;
        }
        if (future.isSuccess()) {
            open.put(reader, future.channel());
            idle(future.channel(), reader);
            return;
        }
        Attempt first = waiting.poll();
        if (first != null) {
            answers.sending(first);
            answers.lost(first, "no connection", /* unnoticed= */ false);
        }
        more();
    }

    /** A connection is free. */
    void idle(Channel channel, AnswerReader reader) {
        Attempt next = waiting.poll();
        if (next == null) {
            idle.addLast(new Free(channel, reader));
        } else {
            send(channel, reader, next);
        }
    }

    void answered(Attempt attempt, AnswerHead head, AnswerBody body) {
        inFlight--;
        // its connection is free in a moment: what is sent next needs no new one
        returning = true;
        answers.answered(attempt, head, body);
        returning = false;
    }

    void lost(Attempt attempt, String why, boolean unnoticed) {
        inFlight--;
        answers.lost(attempt, why, unnoticed);
    }

    void closed(AnswerReader reader) {
        open.remove(reader);
        more();
    }

    private void more() {
        if (!closed && open.size() + connecting < most && connecting < waiting.size()) {
            connect();
        }
    }

    /** Gives up requests that have waited too long for their answer. */
    void sweep(long now) {
        List<AnswerReader> late = new ArrayList<>();
        for (AnswerReader reader : open.keySet()) {
            Attempt attempt = reader.attempt();
            if (attempt != null && now - attempt.deadline > 0) {
                late.add(reader);
            }
        }
        for (AnswerReader reader : late) {
            Channel channel = open.get(reader);
            if (channel != null) {
                reader.giveUp(channel, "no answer in time");
            }
        }
    }

    /** Forgets the requests that still wait; how many they were. */
    int forget() {
        int many = waiting.size();
        waiting.clear();
        return many;
    }

    void close() {
        closed = true;
        waiting.clear();
        List.copyOf(open.values()).forEach(Channel::close);
    }
}
