package dev.gw.runtime.quota;

import io.nats.client.Connection;
import io.nats.client.JetStreamApiException;
import io.nats.client.api.StorageType;
import io.nats.client.api.StreamConfiguration;
import java.io.IOException;

/** Publishes events, as the keeper of the quotas does. */
public final class QuotaPublisher {
    private QuotaPublisher() {}

    /**
     * Publishes one event; returns when the stream has it.
     *
     * @param stream the stream to make where none takes the subject
     * @return the stream that took it, and its place there
     * @throws IOException where NATS can't be reached or refuses; the message says why
     */
    public static String publish(NatsPlace nats, String stream, String subject, byte[] event) throws IOException {
        Connection connection = NatsConnections.open(nats, "gw quota publish");
        try {
            if (connection.jetStreamManagement().getStreamNames(subject).isEmpty()) {
                connection
                        .jetStreamManagement()
                        .addStream(StreamConfiguration.builder()
                                .name(stream)
                                .subjects(subject)
                                .storageType(StorageType.File)
                                .build());
            }
            var taken = connection.jetStream().publish(subject, event);
            return taken.getStream() + " " + taken.getSeqno();
        } catch (JetStreamApiException e) {
            throw new IOException(e.getMessage(), e);
        } finally {
            NatsConnections.close(connection);
        }
    }
}
