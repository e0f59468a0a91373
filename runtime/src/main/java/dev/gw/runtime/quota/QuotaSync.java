package dev.gw.runtime.quota;

import dev.gw.runtime.limit.RedisHashes;
import dev.gw.runtime.limit.RedisRefusal;
import io.nats.client.JetStreamApiException;
import io.nats.client.Message;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Brings quotas from NATS into Redis until it is stopped. An event is acknowledged when Redis has it, so one that meets an
 * outage comes again; a Redis that was started anew gets the whole stream again, because it may have lost what it had
 * taken. Events of one tenant are applied in order whatever way they come.
 */
public final class QuotaSync implements AutoCloseable {
    private static final int BATCH = 100;
    private static final Duration WAIT = Duration.ofMillis(500);
    private static final long LOOK_EVERY_MILLIS = 5000;
    private static final long SHORTEST_PAUSE = 100;
    private static final long LONGEST_PAUSE = 5000;

    private final SyncSettings settings;
    private final SyncState state;
    private final Consumer<String> says;
    private final Clock clock;
    private final QuotaHashes hashes;
    private final Delivery delivery;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private String lastSaid = "";
    private long pause = SHORTEST_PAUSE;

    /**
     * A sync that does nothing yet.
     *
     * @param says takes a sentence whenever something changes
     */
    public QuotaSync(SyncSettings settings, SyncState state, Clock clock, Consumer<String> says) {
        this.settings = settings;
        this.state = state;
        this.clock = clock;
        this.says = says;
        this.hashes = new QuotaHashes(new RedisHashes(settings.redis()));
        this.delivery = new Delivery(hashes, state, says);
    }

    /** Runs until {@link #close()}; the thread that calls it does the work. */
    public void run() {
        while (!isStopping()) {
            try (EventStream stream = EventStream.open(settings)) {
                state.nats(true);
                say("taking " + settings.subject() + " from the stream " + stream.name());
                pump(stream);
            } catch (IOException | JetStreamApiException | IllegalStateException e) {
                say("NATS can't be used: " + e.getMessage());
            }
            state.nats(false);
            if (!isStopping()) {
                state.reconnects.increment();
                pause();
            }
        }
        hashes.close();
    }

    private void pump(EventStream stream) throws IOException, JetStreamApiException {
        long looked = -LOOK_EVERY_MILLIS;
        while (!isStopping() && stream.isOpen()) {
            if (clock.millis() - looked >= LOOK_EVERY_MILLIS || !state.isHealthy()) {
                if (!isRedisReady(stream)) {
                    pause();
                    continue;
                }
                state.pending.set(stream.waiting());
                looked = clock.millis();
            }
            List<Message> messages = stream.next(BATCH, WAIT);
            if (!messages.isEmpty() && !delivery.deliver(messages, stream)) {
                lostRedis("no answer in time");
            }
            if (messages.isEmpty()) {
                state.pending.set(0);
            }
        }
        if (!isStopping()) {
            say("the connection to NATS is lost");
        }
    }

    /** Whether Redis can take events; one that may have lost some gets all of them again. */
    private boolean isRedisReady(EventStream stream) throws IOException, JetStreamApiException {
        try {
            String run = hashes.runWithout(stream.server()).join();
            if (!run.isEmpty()) {
                if (!hashes.claimReplay(stream.server(), stream.client(), clock.millis())
                        .join()) {
                    return false;
                }
                stream.replay();
                state.replays.increment();
                hashes.note(stream.server(), run).join();
                say("NATS or Redis was started anew: reading the stream from its start");
            }
        } catch (CompletionException problem) {
            Throwable cause = problem.getCause() == null ? problem : problem.getCause();
            if (!(cause instanceof RedisRefusal refusal && refusal.kind().equals("NOPERM"))) {
                String why = cause.getMessage();
                lostRedis(why == null ? "no answer in time" : why);
                return false;
            }
        }
        if (!state.isHealthy()) {
            say("Redis is there");
        }
        state.redis(true);
        pause = SHORTEST_PAUSE;
        return true;
    }

    private void lostRedis(String why) {
        state.redis(false);
        state.reconnects.increment();
        say("Redis " + settings.redis() + " can't be used: " + why);
    }

    /** Waits, longer each time, until something works again. */
    private void pause() {
        try {
            boolean stopped = stopping.await(pause, TimeUnit.MILLISECONDS);
            pause = stopped ? pause : Math.min(LONGEST_PAUSE, pause * 2);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            stopping.countDown();
        }
    }

    private boolean isStopping() {
        return stopping.getCount() == 0;
    }

    /** The same sentence is said once, however often a side is asked again. */
    private void say(String sentence) {
        if (!sentence.equals(lastSaid)) {
            lastSaid = sentence;
            says.accept(sentence);
        }
    }

    /** Has {@link #run()} return when the messages in hand are dealt with. Thread-safe. */
    @Override
    public void close() {
        stopping.countDown();
    }
}
