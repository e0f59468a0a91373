package dev.gw.admin;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Sends requests to an Admin API. What may pass (no answer, 429, 5xx) is tried again where sending twice does no harm.
 * Thread-safe.
 */
public final class AdminClient {
    private static final int TRIES = 4;
    private static final long FIRST_PAUSE = 250;
    private static final Set<String> REPEATABLE = Set.of("GET", "PUT", "PATCH", "DELETE");

    private final AdminSettings settings;
    private final Transport transport;
    private final Pause pause;

    /**
     * A client.
     *
     * @throws TlsProblem where the certificates of the settings can't be used
     * @throws IllegalArgumentException where a header has a name or value that HTTP does not allow
     */
    public AdminClient(AdminSettings settings, Pause pause) throws TlsProblem {
        this(settings, pause, new HttpTransport(settings));
    }

    AdminClient(AdminSettings settings, Pause pause, Transport transport) {
        this.settings = settings;
        this.pause = pause;
        this.transport = transport;
    }

    AdminSettings settings() {
        return settings;
    }

    /** What the gateway is called: its URL. */
    public String name() {
        return settings.base().toString();
    }

    Reply get(String path) {
        return send("GET", path, null, "");
    }

    Reply json(String method, String path, @Nullable String body) {
        return send(method, path, body, "application/json");
    }

    Reply send(String method, String path, @Nullable String body, String type) {
        Reply reply = transport.once(method, path, body, type);
        long wait = FIRST_PAUSE;
        for (int tries = 1; tries < TRIES && reply.isPassing() && REPEATABLE.contains(method); tries++) {
            pause.millis(wait);
            wait *= 2;
            reply = transport.once(method, path, body, type);
        }
        return reply;
    }

    /** The same, sent once whatever comes of it. */
    Reply probe(String path) {
        return transport.once("GET", path, null, "");
    }
}
