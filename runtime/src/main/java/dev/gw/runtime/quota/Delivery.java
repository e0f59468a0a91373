package dev.gw.runtime.quota;

import dev.gw.runtime.limit.RedisRefusal;
import io.nats.client.JetStreamApiException;
import io.nats.client.Message;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;

/** Brings messages to Redis and answers for each: taken, again later, or parked. */
final class Delivery {
    /** What Redis says of itself, and not of the event: it passes. */
    private static final Set<String> PASSING = Set.of(
            "LOADING",
            "READONLY",
            "MASTERDOWN",
            "OOM",
            "BUSY",
            "TRYAGAIN",
            "CLUSTERDOWN",
            "MISCONF",
            "NOREPLICAS",
            "NOAUTH",
            "WRONGPASS",
            "NOPERM");

    private static final Duration AGAIN = Duration.ofSeconds(1);

    private final QuotaHashes hashes;
    private final SyncState state;
    private final Consumer<String> says;

    /** A message on its way. */
    private record Pending(Message message, CompletableFuture<Boolean> written) {}

    Delivery(QuotaHashes hashes, SyncState state, Consumer<String> says) {
        this.hashes = hashes;
        this.state = state;
        this.says = says;
    }

    /** Writes the messages in their order; whether Redis took all that it should take. */
    boolean deliver(List<Message> messages, EventStream stream) {
        List<Pending> pending = new ArrayList<>(messages.size());
        for (Message message : messages) {
            state.tookAnEvent();
            if (message.metaData().deliveredCount() > 1) {
                state.redelivered.increment();
            }
            try {
                QuotaEvent event = QuotaEvent.read(
                        message.getData(), message.metaData().timestamp().toInstant());
                pending.add(new Pending(
                        message, hashes.write(event, message.metaData().streamSequence())));
            } catch (BadEvent bad) {
                park(message, bad.reason(), stream);
            }
        }
        boolean all = true;
        for (Pending one : pending) {
            all &= finish(one, stream);
        }
        return all;
    }

    private boolean finish(Pending one, EventStream stream) {
        try {
            if (one.written().join()) {
                state.applied.increment();
            } else {
                state.stale.increment();
            }
            one.message().ack();
            return true;
        } catch (CompletionException problem) {
            if (problem.getCause() instanceof RedisRefusal refusal && !PASSING.contains(refusal.kind())) {
                park(one.message(), "Redis refuses it: " + refusal.getMessage(), stream);
                return true;
            }
            state.failed.increment();
            one.message().nakWithDelay(AGAIN);
            return false;
        }
    }

    /** A message that can't be parked either stays in the stream and comes again. */
    private void park(Message message, String reason, EventStream stream) {
        try {
            stream.park(message, reason);
            state.parked.increment();
            says.accept("parked message " + message.metaData().streamSequence() + ": " + reason);
            message.ack();
        } catch (IOException | JetStreamApiException e) {
            state.failed.increment();
            message.nakWithDelay(AGAIN);
        }
    }
}
