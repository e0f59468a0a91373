package dev.gw.drill.load;

import io.netty.channel.Channel;
import io.netty.channel.EventLoop;
import java.util.ArrayDeque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The connections of a load: at most so many, kept as long as the gateway keeps them. A request that finds none free
 * waits, and its wait counts. Nothing that may have been heard is ever sent twice. Belongs to its event loop.
 */
final class Pool {
    private static final int UNKNOWN = 1 << 20;

    private final EventLoop loop;
    private final Dialler dialler;
    private final int most;
    private final int streams;
    private final Answers answers;
    private final ArrayDeque<Line> idle = new ArrayDeque<>();
    private final ArrayDeque<Attempt> waiting = new ArrayDeque<>();
    private final Set<Kept> open = new LinkedHashSet<>();

    /** How many requests a new connection is likely to carry at once. */
    private int likely;

    private int connecting;
    private int inFlight;
    private boolean closed;
    private boolean returning;

    /** Hears what comes of requests. */
    interface Answers {
        /** The request is being sent. */
        void sending(Attempt attempt);

        /** An answer came, which is good until the call returns. */
        void answered(Attempt attempt, Came came);

        /** A WebSocket is open: what is said over it, which is under way until {@link #hungUp}. */
        Conversation opened(Attempt attempt, Came came);

        /**
         * No answer came.
         *
         * @param unnoticed whether a client that sends again what is safe to send again would not have noticed
         */
        void lost(Attempt attempt, String why, boolean unnoticed);
    }

    /**
     * A pool without connections yet.
     *
     * @param speech what is spoken
     * @param most how many connections it opens
     * @param streams how many requests at once a connection of HTTP/2 carries
     */
    Pool(EventLoop loop, Dialler dialler, Speech speech, int most, int streams, Answers answers) {
        this.loop = loop;
        this.dialler = dialler;
        this.most = most;
        this.streams = streams;
        this.answers = answers;
        // where both may be spoken, the first connection tells how many are needed
        this.likely = speech == Speech.HTTP1 ? 1 : speech == Speech.HTTP2 ? streams : UNKNOWN;
    }

    EventLoop loop() {
        return loop;
    }

    int inFlight() {
        return inFlight;
    }

    int waiting() {
        return waiting.size();
    }

    /** Sends a request, now or as soon as a connection is free. */
    void submit(Attempt attempt) {
        Line free = free();
        if (free != null) {
            send(free, attempt);
            if (free.isFree()) {
                // others come first
                free.listed = true;
                idle.addFirst(free);
            }
            return;
        }
        waiting.add(attempt);
        if (!returning) {
            more();
        }
    }

    private @Nullable Line free() {
        Line free = idle.pollLast();
        while (free != null) {
            free.listed = false;
            if (free.isFree()) {
                return free;
            }
            free = idle.pollLast();
        }
        return null;
    }

    private void send(Line line, Attempt attempt) {
        inFlight++;
        answers.sending(attempt);
        line.send(attempt);
    }

    private void connect() {
        connecting++;
        dialler.dial(new Dialler.Told() {
            @Override
            public void stands(Channel channel, boolean http2) {
                if (closed) {
                    channel.close();
                } else if (http2) {
                    likely = streams;
                    Http2Line.open(Pool.this, channel, streams);
                } else {
                    likely = 1;
                    AnswerReader reader = new AnswerReader(Pool.this, channel);
                    channel.pipeline().addLast(reader);
                    ready(reader);
                }
            }

            @Override
            public void failed(String why) {
                notReady(why);
            }
        });
    }

    /** A new connection is ready. */
    void ready(Line line) {
        connecting--;
        if (closed) {
            line.close();
        } else {
            open.add(line);
            idle(line);
            more();
        }
    }

    /** A new connection did not come about. */
    void notReady(String why) {
        connecting--;
        Attempt first = waiting.poll();
        if (first != null) {
            answers.sending(first);
            answers.lost(first, why, /* unnoticed= */ false);
        }
        more();
    }

    /** A connection is free. */
    void idle(Line line) {
        while (line.isFree() && !waiting.isEmpty()) {
            send(line, waiting.remove());
        }
        if (line.isFree() && !line.listed) {
            line.listed = true;
            idle.addLast(line);
        }
    }

    void answered(Attempt attempt, Came came) {
        inFlight--;
        // its connection is free in a moment: what is sent next needs no new one
        returning = true;
        answers.answered(attempt, came);
        returning = false;
    }

    /** A request made a WebSocket of its connection. */
    void opened(Line line, Channel channel, Attempt attempt, Came came) {
        open.remove(line);
        Conversation talk = answers.opened(attempt, came);
        Socket socket = new Socket(this, channel, talk);
        socket.join(channel.pipeline());
        open.add(socket);
        talk.begin(socket);
    }

    /** What was said over a WebSocket is over. */
    void hungUp() {
        inFlight--;
    }

    /** A connection that was closed in good order never came to a request: another carries it. */
    void moved(Attempt attempt) {
        inFlight--;
        attempt.moves++;
        waiting.addFirst(attempt);
        Line free = free();
        if (free == null) {
            more();
        } else {
            idle(free);
        }
    }

    void lost(Attempt attempt, String why, boolean unnoticed) {
        inFlight--;
        answers.lost(attempt, why, unnoticed);
    }

    void closed(Kept kept) {
        open.remove(kept);
        more();
    }

    private void more() {
        while (!closed && open.size() + connecting < most && (long) connecting * likely < waiting.size()) {
            connect();
        }
    }

    /** Gives up requests that have waited too long for their answer. */
    void sweep(long now) {
        for (Kept kept : List.copyOf(open)) {
            kept.sweep(now);
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
        List.copyOf(open).forEach(Kept::close);
    }
}
