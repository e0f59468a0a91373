package dev.gw.runtime.quota;

import io.nats.client.Connection;
import io.nats.client.Nats;
import io.nats.client.Options;
import java.io.IOException;
import java.time.Duration;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/** Connections to NATS that end when they break: whoever uses one opens the next, and looks at what is there anew. */
final class NatsConnections {
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private NatsConnections() {}

    /** Connects; messages of failures hold no credentials. */
    static Connection open(NatsPlace place, String name) throws IOException {
        SSLContext context = place.context();
        NatsTrouble trouble = new NatsTrouble();
        try {
            return connect(place, name, context, trouble);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        } catch (IllegalArgumentException e) {
            throw new IOException("its URL can't be used", e);
        }
    }

    private static Connection connect(NatsPlace place, String name, @Nullable SSLContext context, NatsTrouble trouble)
            throws IOException, InterruptedException {
        try {
            Options.Builder options = Options.builder()
                    .server(place.servers())
                    .connectionName(name)
                    .noReconnect()
                    .connectionTimeout(PATIENCE)
                    .pingInterval(Duration.ofSeconds(5))
                    .maxPingsOut(2)
                    .errorListener(trouble);
            return Nats.connect((context == null ? options : options.sslContext(context)).build());
        } catch (IOException e) {
            throw new IOException(withoutCredentials(e.getMessage() + trouble.why()), e);
        }
    }

    /** The client names servers as they were given. */
    private static String withoutCredentials(String message) {
        return message.replaceAll("//[^/\\s,\\]]*@", "//");
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
