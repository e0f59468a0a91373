package dev.gw.drill.replay;

import dev.gw.drill.load.HttpSender;
import dev.gw.drill.load.Where;
import dev.gw.drill.load.Witness;
import dev.gw.drill.message.Answer;
import dev.gw.drill.message.Ask;
import dev.gw.runtime.server.Transport;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;

/** Sends recorded requests to a gateway. */
public final class Replay implements AutoCloseable {
    private static final int CONNECTIONS = 64;

    private final Transport transport = Transport.start(1);
    private final Clock clock;
    private final HttpSender sender;

    /** A replay to a gateway. */
    public Replay(Where where, Clock clock) {
        this.clock = clock;
        this.sender = new HttpSender(transport.loops().next(), transport.clientType(), where, clock, new Witness());
    }

    /** Sends one request. */
    public CompletableFuture<Answer> send(Ask ask) {
        return sender.send(ask);
    }

    /**
     * Sends all at a pace, at most 64 at once, and waits for their answers.
     *
     * @param change makes each request what is sent
     * @param stopped asked before every request whether to end
     * @return what became of those that were sent, in order
     */
    public List<Answered> run(List<Recorded> requests, Pace pace, UnaryOperator<Ask> change, BooleanSupplier stopped) {
        List<CompletableFuture<Answered>> sent = new ArrayList<>();
        Semaphore free = new Semaphore(CONNECTIONS);
        long start = clock.millis();
        for (Recorded one : requests) {
            long due = start + pace.due(one, sent.size());
            if (!waited(due, stopped)) {
                break;
            }
            free.acquireUninterruptibly();
            long late = pace.equals(Pace.UNHURRIED) ? 0 : Math.max(0, clock.millis() - due);
            sent.add(send(change.apply(one.ask())).thenApply(answer -> {
                free.release();
                return new Answered(one, answer, late);
            }));
        }
        return sent.stream().map(CompletableFuture::join).toList();
    }

    /** Waits for a moment; whether it came before the replay was stopped. */
    private boolean waited(long due, BooleanSupplier stopped) {
        for (long left = due - clock.millis(); left > 0 && !stopped.getAsBoolean(); left = due - clock.millis()) {
            transport
                    .loops()
                    .schedule(() -> {}, Math.min(left, 200), TimeUnit.MILLISECONDS)
                    .syncUninterruptibly();
        }
        return !stopped.getAsBoolean();
    }

    @Override
    public void close() {
        sender.close();
        transport.close();
    }
}
