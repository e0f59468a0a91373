package dev.gw.runtime.quota;

import io.nats.client.Connection;
import io.nats.client.ErrorListener;
import io.nats.client.Nats;
import io.nats.client.Options;
import java.io.IOException;
import java.time.Duration;

/** Connections to NATS that end when they break: whoever uses one opens the next, and looks at what is there anew. */
final class NatsConnections {
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private NatsConnections() {}

    /** Connects; messages of failures hold no credentials. */
    static Connection open(String servers, String name) throws IOException {
        try {
            return Nats.connect(Options.builder()
                    .server(servers)
                    .connectionName(name)
                    .noReconnect()
                    .connectionTimeout(PATIENCE)
                    .pingInterval(Duration.ofSeconds(5))
                    .maxPingsOut(2)
                    .errorListener(new ErrorListener() {})
                    .build());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        } catch (IllegalArgumentException e) {
            throw new IOException("its URL can't be used", e);
        }
    }

    static void close(Connection connection) {
        try {
            connection.flush(PATIENCE);
        } catch (java.util.concurrent.TimeoutException | IllegalStateException broken) {
            // acknowledgements that did not arrive: those messages come again, and are written once
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        try {
            connection.close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
