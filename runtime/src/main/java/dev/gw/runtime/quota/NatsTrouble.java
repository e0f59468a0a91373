package dev.gw.runtime.quota;

import io.nats.client.Connection;
import io.nats.client.ErrorListener;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** Hears why servers could not be connected to, which the client tells from a thread of its own. Thread-safe. */
final class NatsTrouble implements ErrorListener {
    private static final long PATIENCE_MILLIS = 500;

    private final CompletableFuture<Exception> first = new CompletableFuture<>();

    @Override
    public void exceptionOccurred(@Nullable Connection connection, Exception problem) {
        first.complete(problem);
    }

    /** Why, and what to set; empty where nothing was heard. */
    String why() throws InterruptedException {
        try {
            return why(first.get(PATIENCE_MILLIS, TimeUnit.MILLISECONDS));
        } catch (ExecutionException | TimeoutException unheard) {
            return "";
        }
    }

    private static String why(Throwable problem) {
        for (Throwable cause = problem; cause != null; cause = cause.getCause()) {
            if (cause instanceof SSLException) {
                return ": its certificate is not trusted; name a file with who signed it: --nats-ca, or NATS_CA";
            }
            if (cause.getCause() == null) {
                boolean wantsTls = String.valueOf(cause.getMessage()).startsWith("SSL required");
                return wantsTls ? ": it asks for TLS; let its URL begin with tls://" : ": " + cause.getMessage();
            }
        }
        return "";
    }
}
