package dev.gw.runtime.quota;

import io.nats.client.Connection;
import io.nats.client.JetStreamApiException;
import io.nats.client.JetStreamManagement;
import io.nats.client.JetStreamSubscription;
import io.nats.client.Message;
import io.nats.client.PullSubscribeOptions;
import io.nats.client.api.AckPolicy;
import io.nats.client.api.ConsumerConfiguration;
import io.nats.client.api.ConsumerInfo;
import io.nats.client.api.DeliverPolicy;
import io.nats.client.api.StorageType;
import io.nats.client.api.StreamConfiguration;
import io.nats.client.impl.Headers;
import io.nats.client.impl.NatsMessage;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The events of a JetStream stream, through a durable consumer, over one connection. For one thread. */
final class EventStream implements AutoCloseable {
    /** A message that is not acknowledged within this time is delivered again. */
    private static final Duration ACKNOWLEDGE_WITHIN = Duration.ofSeconds(10);

    private static final int MOST_UNACKNOWLEDGED = 1000;

    /** What NATS answers where there is no such thing. */
    private static final int NOT_FOUND = 404;

    private final SyncSettings settings;
    private final Connection connection;
    private final JetStreamManagement management;
    private final String stream;
    private JetStreamSubscription subscription;

    private EventStream(SyncSettings settings, Connection connection) throws IOException, JetStreamApiException {
        this.settings = settings;
        this.connection = connection;
        this.management = connection.jetStreamManagement();
        this.stream = ensureStream(settings.subject(), settings.stream());
        ensureStream(settings.parked(), settings.stream() + "_PARKED");
        this.subscription = subscribe(consumer());
    }

    static EventStream open(SyncSettings settings) throws IOException, JetStreamApiException {
        Connection connection = NatsConnections.open(settings.nats(), "gw quota-sync");
        try {
            return new EventStream(settings, connection);
        } catch (IOException | JetStreamApiException | RuntimeException e) {
            NatsConnections.close(connection);
            throw e;
        }
    }

    /** The stream that takes a subject; made where there is none. */
    private String ensureStream(String subject, String name) throws IOException, JetStreamApiException {
        List<String> taking = management.getStreamNames(subject);
        if (!taking.isEmpty()) {
            return taking.contains(name) ? name : taking.get(0);
        }
        management.addStream(StreamConfiguration.builder()
                .name(name)
                .subjects(subject)
                .storageType(StorageType.File)
                .build());
        return name;
    }

    /** Takes part in the consumer; one that is there as it should be is left alone, for others use it meanwhile. */
    /** @param there the consumer as it stands; null where there is none */
    private JetStreamSubscription subscribe(@Nullable ConsumerInfo there) throws IOException, JetStreamApiException {
        if (there == null || !isAsWanted(there.getConsumerConfiguration())) {
            management.addOrUpdateConsumer(
                    stream,
                    ConsumerConfiguration.builder()
                            .durable(settings.durable())
                            .filterSubject(settings.subject())
                            .deliverPolicy(DeliverPolicy.All)
                            .ackPolicy(AckPolicy.Explicit)
                            .ackWait(ACKNOWLEDGE_WITHIN)
                            .maxAckPending(MOST_UNACKNOWLEDGED)
                            .build());
        }
        return connection.jetStream().subscribe(null, PullSubscribeOptions.fastBind(stream, settings.durable()));
    }

    /** The consumer as it stands; null where there is none. */
    private @Nullable ConsumerInfo consumer() throws IOException, JetStreamApiException {
        try {
            return management.getConsumerInfo(stream, settings.durable());
        } catch (JetStreamApiException problem) {
            if (problem.getErrorCode() == NOT_FOUND) {
                return null;
            }
            throw problem;
        }
    }

    private boolean isAsWanted(ConsumerConfiguration consumer) {
        return settings.subject().equals(consumer.getFilterSubject())
                && ACKNOWLEDGE_WITHIN.equals(consumer.getAckWait())
                && consumer.getMaxAckPending() == MOST_UNACKNOWLEDGED;
    }

    String name() {
        return stream;
    }

    /** The server's name for itself, another one after each of its starts. */
    String server() {
        return connection.getServerInfo().getServerId();
    }

    /** The server's name for this connection, which no other has. */
    String client() {
        return Integer.toString(connection.getServerInfo().getClientId());
    }

    boolean isOpen() {
        return connection.getStatus() == Connection.Status.CONNECTED;
    }

    /** The next messages; none where none came in time. */
    List<Message> next(int most, Duration wait) {
        return subscription.fetch(most, wait);
    }

    /** How many messages wait in the stream; also tells whether consumer and stream are still there. */
    long waiting() throws IOException, JetStreamApiException {
        ConsumerInfo info = management.getConsumerInfo(stream, settings.durable());
        return info.getNumPending() + info.getNumAckPending();
    }

    /** Starts at the first message of the stream again, where any was taken. */
    void replay() throws IOException, JetStreamApiException {
        ConsumerInfo there = consumer();
        if (there != null && there.getDelivered().getConsumerSequence() == 0) {
            return;
        }
        subscription.unsubscribe();
        if (there != null) {
            management.deleteConsumer(stream, settings.durable());
        }
        subscription = subscribe(null);
    }

    /** Keeps a message where people can look at it; returns when the server has it. */
    void park(Message message, String reason) throws IOException, JetStreamApiException {
        long sequence = message.metaData().streamSequence();
        Headers headers = new Headers()
                .put("Gw-Reason", reason)
                .put("Gw-Subject", message.getSubject())
                .put("Gw-Stream", stream)
                .put("Gw-Sequence", Long.toString(sequence))
                .put("Nats-Msg-Id", String.format(Locale.ROOT, "%s:%d", stream, sequence));
        connection
                .jetStream()
                .publish(NatsMessage.builder()
                        .subject(settings.parked())
                        .headers(headers)
                        .data(message.getData())
                        .build());
    }

    @Override
    public void close() {
        NatsConnections.close(connection);
    }
}
