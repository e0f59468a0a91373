package dev.gw.drill.load;

import dev.gw.drill.message.Answer;
import dev.gw.drill.message.Ask;
import dev.gw.runtime.http.HttpClientConnection;
import dev.gw.runtime.http.UpstreamLink;
import io.netty.channel.Channel;
import io.netty.channel.EventLoop;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Sends requests to one address over connections that are kept. Nothing is ever sent twice: a request that gets no answer
 * is one that got no answer.
 */
public final class HttpSender implements AutoCloseable {
    private static final long ANSWER_MILLIS = 15_000;

    private final EventLoop loop;
    private final Dialler dialler;
    private final Where where;
    private final Clock clock;
    private final Witness witness;
    private final Deque<Try> waiting = new ArrayDeque<>();
    private @Nullable Http2Tube tube;
    private final Deque<Channel> idle = new ArrayDeque<>();
    private final List<Channel> open = Collections.synchronizedList(new ArrayList<>());

    /**
     * A sender without connections yet.
     *
     * @param loop where its connections live
     * @param where speaks HTTP/1.1 or HTTP/2, not either
     * @param clock the drill's time
     * @param witness knows what the upstreams saw
     */
    public HttpSender(EventLoop loop, Class<? extends Channel> channelType, Where where, Clock clock, Witness witness) {
        this.loop = loop;
        this.dialler = new Dialler(loop, channelType, where);
        this.where = where;
        this.clock = clock;
        this.witness = witness;
    }

    /** Sends a request; the answer, or its lack, never comes as an exception. */
    public CompletableFuture<Answer> send(Ask ask) {
        CompletableFuture<Answer> answer = new CompletableFuture<>();
        loop.execute(() -> begin(new Try(ask.at(clock.instant()), answer)));
        return answer;
    }

    /**
     * Sends a request many times.
     *
     * @param times how often
     * @param connections how many may be under way at once
     * @return the answers, in the order they came
     */
    public List<Answer> send(Ask ask, int times, int connections) {
        Volley volley = new Volley(ask, times);
        for (int i = 0; i < Math.min(times, connections); i++) {
            volley.next();
        }
        return volley.answers.join();
    }

    private final class Volley {
        private final Ask ask;
        private final int times;
        private final List<Answer> came = new ArrayList<>();
        private final CompletableFuture<List<Answer>> answers = new CompletableFuture<>();
        private int sent;

        Volley(Ask ask, int times) {
            this.ask = ask;
            this.times = times;
        }

        private synchronized void next() {
            if (sent < times) {
                sent++;
                send(ask).whenComplete((answer, none) -> came(answer));
            }
        }

        private synchronized void came(Answer answer) {
            came.add(answer);
            if (came.size() == times) {
                answers.complete(came);
            } else {
                next();
            }
        }
    }

    private void begin(Try sending) {
        if (where.speech() == Speech.HTTP2) {
            beginHttp2(sending);
            return;
        }
        Channel kept = idle.poll();
        while (kept != null && !kept.isActive()) {
            kept = idle.poll();
        }
        if (kept != null) {
            write(kept, sending);
            return;
        }
        dialler.dial(new Connector.Told() {
            @Override
            public void stands(Channel channel, boolean http2) {
                keep(channel);
                channel.pipeline().addLast(new HttpClientConnection(() -> idle.push(channel), Integer.MAX_VALUE));
                write(channel, sending);
            }

            @Override
            public void failed(String why) {
                sending.fail("can't connect to " + where.host() + ": " + why);
            }
        });
    }

    private void keep(Channel channel) {
        open.add(channel);
        channel.closeFuture().addListener(closed -> open.remove(channel));
    }

    /** All requests share one connection; those that come before it stands wait for it. */
    private void beginHttp2(Try sending) {
        Http2Tube standing = tube;
        if (standing != null && standing.isOpen()) {
            standing.carry(sending.ask, sending.number, sending, sending::on);
            return;
        }
        waiting.add(sending);
        if (waiting.size() > 1) {
            return;
        }
        dialler.dial(new Connector.Told() {
            @Override
            public void stands(Channel channel, boolean http2) {
                keep(channel);
                Http2Tube.begin(channel, where.tls() != null, HttpSender.this::carryWaiting, this::failed);
            }

            @Override
            public void failed(String why) {
                List<Try> all = List.copyOf(waiting);
                waiting.clear();
                all.forEach(one -> one.fail("can't connect to " + where.host() + ": " + why));
            }
        });
    }

    private void carryWaiting(Http2Tube standing) {
        tube = standing;
        List<Try> all = List.copyOf(waiting);
        waiting.clear();
        all.forEach(this::beginHttp2);
    }

    private void write(Channel channel, Try sending) {
        HttpClientConnection http = channel.pipeline().get(HttpClientConnection.class);
        sending.on(channel);
        http.expect(sending.ask.method().equals("HEAD"), sending);
        channel.writeAndFlush(HttpWire.octets(sending.ask, sending.number, channel.alloc()));
    }

    @Override
    public void close() {
        List.copyOf(open).forEach(Channel::close);
    }

    /** One request on its way. */
    private final class Try extends AnswerCollector {
        private final Ask ask;
        private final String number = witness.next();
        private final long sentAt = clock.millis();
        private final CompletableFuture<Answer> result;
        private @Nullable Channel channel;
        private java.util.concurrent.@Nullable Future<?> timer;

        Try(Ask ask, CompletableFuture<Answer> result) {
            this.ask = ask;
            this.result = result;
        }

        @Override
        void complete() {
            stopTimer();
            result.complete(
                    new Answer(ask, status(), headers(), body(), witness.take(number), "", sentAt, clock.millis()));
        }

        @Override
        void fail(String problem) {
            stopTimer();
            witness.take(number);
            result.complete(Answer.none(ask, problem, sentAt, clock.millis()));
        }

        private void on(Channel sentOn) {
            channel = sentOn;
            timer = loop.schedule(this::late, ANSWER_MILLIS, TimeUnit.MILLISECONDS);
        }

        private void stopTimer() {
            if (timer != null) {
                timer.cancel(false);
            }
        }

        private void late() {
            if (channel != null && !result.isDone()) {
                channel.pipeline().get(UpstreamLink.class).abandon(channel, /* unresponsive= */ true);
                fail("no answer within " + ANSWER_MILLIS / 1000 + " s");
            }
        }
    }
}
