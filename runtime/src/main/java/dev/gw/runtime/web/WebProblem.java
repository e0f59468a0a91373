package dev.gw.runtime.web;

import dev.gw.runtime.upstream.Failure;
import java.io.IOException;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/** Why a server could not be asked; the message is what Kong's client says. */
public final class WebProblem extends IOException {
    private final boolean connected;

    WebProblem(String message, boolean connected) {
        super(message);
        this.connected = connected;
    }

    static WebProblem of(Failure failure) {
        return switch (failure.kind()) {
            case CONNECT -> new WebProblem("connection refused", /* connected= */ false);
            case CONNECT_TIMEOUT -> new WebProblem("timeout", /* connected= */ false);
            case HANDSHAKE -> new WebProblem("handshake failed", /* connected= */ false);
            case READ_TIMEOUT, WRITE_TIMEOUT -> new WebProblem("timeout", /* connected= */ true);
            case CLOSED -> new WebProblem("closed", /* connected= */ true);
            case MALFORMED -> new WebProblem("the answer is no HTTP", /* connected= */ true);
        };
    }

    /** Whether a connection stood before it broke. */
    public boolean wasConnected() {
        return connected;
    }

    /** What stands behind a stage that failed, in a few words. */
    public static String reason(@Nullable Throwable problem) {
        Throwable cause = problem instanceof CompletionException ? problem.getCause() : problem;
        return cause instanceof WebProblem known ? String.valueOf(known.getMessage()) : "closed";
    }
}
