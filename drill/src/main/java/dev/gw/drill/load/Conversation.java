package dev.gw.drill.load;

import dev.gw.drill.measure.Statuses;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One iteration's talk over a WebSocket: says its messages in order, waits for what has to come, and says goodbye. Messages
 * that come before anybody waits for them are kept for those who will. Belongs to an event loop.
 */
final class Conversation implements Socket.Ears {
    /** How long the other side may take to say goodbye. */
    private static final long GOODBYE_NANOS = 2_000_000_000L;

    /** Beyond so many messages that nobody waits for no more are read. */
    private static final int MOST_EARLY = 1_000;

    private final Lane lane;
    private final Beat beat;
    private final Books books;
    private final Iteration iteration;
    private final List<PreparedMessage> messages;
    private final int code;
    private final Deque<HeardMessage> early = new ArrayDeque<>();
    private @Nullable Socket socket;
    private @Nullable PreparedMessage waiting;
    private @Nullable HeardMessage end;
    private String whyEnded = "";
    private int next;
    private int left;
    private long octets;
    private long intended;
    private long sent;
    private long deadline;
    private boolean goOn;
    private boolean leaving;
    private boolean over;

    /**
     * A talk that has not begun.
     *
     * @param lane hears when it is over
     * @param code what it ends with
     * @param whole whether the handshake had all that messages need; else there is only a goodbye
     */
    Conversation(
            Lane lane,
            Beat beat,
            Books books,
            Iteration iteration,
            List<PreparedMessage> messages,
            int code,
            boolean whole) {
        this.lane = lane;
        this.beat = beat;
        this.books = books;
        this.iteration = iteration;
        this.messages = messages;
        this.code = code;
        this.goOn = whole;
    }

    /** Begins, over a WebSocket that is open. */
    void begin(Socket open) {
        socket = open;
        advance(beat.now());
    }

    /** Says messages until one has to be waited for. */
    private void advance(long meant) {
        long moment = meant;
        while (goOn && !over && next < messages.size()) {
            if (!say(messages.get(next++), moment)) {
                return;
            }
            moment = beat.now();
            if (pauses(moment)) {
                return;
            }
        }
        if (!over) {
            leave();
        }
    }

    private boolean pauses(long now) {
        long pause = goOn && next < messages.size() ? lane.pause() : 0;
        if (pause > 0) {
            beat.at(now + pause, () -> advance(now + pause));
        }
        return pause > 0;
    }

    /** Says a message; whether there is nothing more to wait for. */
    private boolean say(PreparedMessage message, long moment) {
        lane.asked();
        books.sending(iteration, /* again= */ false);
        intended = moment;
        sent = beat.now();
        if (end != null && !message.message().ends()) {
            lost(message, whyEnded);
            return false;
        }
        if (message.message().speaks() && end == null) {
            open().send(message.frame(iteration));
        }
        if (!message.message().listens()) {
            books.came(iteration, message.tally(), Statuses.SENT, 0, 0, 0, sent);
            return true;
        }
        waiting = message;
        left = message.message().answers();
        octets = 0;
        deadline = sent + message.timeout();
        return catchUp(message);
    }

    /** What came before it was waited for; whether that was all. */
    private boolean catchUp(PreparedMessage message) {
        boolean done = false;
        while (!done && !early.isEmpty() && !message.message().ends()) {
            done = take(message, early.remove());
        }
        if (early.isEmpty()) {
            open().pause(false);
        }
        HeardMessage last = end;
        return done || last != null && message.message().ends() && take(message, last);
    }

    /** Takes an answer; whether it was the last. */
    private boolean take(PreparedMessage message, HeardMessage heard) {
        long now = beat.now();
        long latency = now - intended;
        octets += heard.octets().length;
        left--;
        goOn = Books.read(iteration, message.tally(), heard.after(latency)) || left > 0;
        if (left > 0) {
            return false;
        }
        waiting = null;
        books.came(iteration, message.tally(), Statuses.ANSWERED, latency, now - sent, octets, now);
        return true;
    }

    private void resume() {
        long now = beat.now();
        if (!pauses(now)) {
            advance(now);
        }
    }

    @Override
    public void heard(byte[] came, boolean isText) {
        HeardMessage heard = new HeardMessage(came, isText, 0, 0);
        PreparedMessage message = waiting;
        if (message != null && !message.message().ends()) {
            if (take(message, heard)) {
                resume();
            }
        } else if (!leaving && !over && message == null) {
            early.add(heard);
            open().pause(early.size() >= MOST_EARLY);
        }
    }

    @Override
    public void ended(int with, String why) {
        end = HeardMessage.end(with, 0);
        whyEnded = why;
        PreparedMessage message = waiting;
        if (leaving) {
            finish();
        } else if (message != null && message.message().ends()) {
            take(message, end);
            resume();
        } else if (message != null) {
            lost(message, why);
        }
    }

    @Override
    public void sweep(long now) {
        PreparedMessage message = waiting;
        if (message != null && now - deadline > 0) {
            int all = message.message().answers();
            lost(
                    message,
                    left == all || all == 0 ? "no answer in time" : (all - left) + " of " + all + " answers in time");
        } else if (leaving && !over && now - deadline > 0) {
            open().cut();
            finish();
        }
    }

    private void lost(PreparedMessage message, String why) {
        long now = beat.now();
        waiting = null;
        over = true;
        books.lost(iteration, message.tally(), why, /* safe= */ false, now - intended, now);
        open().cut();
        lane.broken(iteration);
    }

    private void leave() {
        leaving = true;
        early.clear();
        if (end != null) {
            finish();
            return;
        }
        deadline = beat.now() + GOODBYE_NANOS;
        open().pause(false);
        open().end(code);
    }

    private void finish() {
        over = true;
        lane.talked(iteration, goOn);
    }

    private Socket open() {
        return Objects.requireNonNull(socket);
    }
}
