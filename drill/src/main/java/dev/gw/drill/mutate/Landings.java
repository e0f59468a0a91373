package dev.gw.drill.mutate;

import dev.gw.model.Entity;
import dev.gw.runtime.exchange.Course;
import dev.gw.runtime.exchange.Exchange;
import dev.gw.runtime.exchange.ExchangeObserver;
import dev.gw.runtime.exchange.Headers;
import dev.gw.runtime.exchange.Identity;
import dev.gw.runtime.exchange.Request;
import dev.gw.runtime.router.RouterRequest;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Remembers where the requests of a run came to: routes, services and consumers; and the requests as the router saw them,
 * as long as they are few. Thread-safe.
 */
final class Landings implements ExchangeObserver {
    private static final int MOST = 500;

    private final Set<String> ids = ConcurrentHashMap.newKeySet();
    private final Map<String, RouterRequest> requests = new LinkedHashMap<>();
    private volatile boolean isFull;

    /** Before the client hears of it: whoever has all answers has all landings. */
    @Override
    public void answering(Exchange exchange, Course course) {
        add(exchange.route());
        add(exchange.service());
        Identity identity = exchange.identity();
        add(identity == null ? null : identity.consumer());
        if (!isFull) {
            remember(exchange.request());
        }
    }

    private void add(@Nullable Entity entity) {
        if (entity != null) {
            ids.add(entity.id());
        }
    }

    private synchronized void remember(Request request) {
        String path = request.path();
        if (path == null) {
            return;
        }
        requests.computeIfAbsent(
                key(request),
                ignored -> RouterRequest.of(
                                request.method(),
                                request.rawHost(),
                                request.connection().localPort(),
                                path,
                                request.headers().copy(),
                                request.connection().tls(),
                                request.connection().sni())
                        .with(request.query(), RouterRequest.Ends.UNKNOWN));
        isFull = requests.size() >= MOST;
    }

    /** Two requests with the same key are the same to every router. */
    private static String key(Request request) {
        StringBuilder key = new StringBuilder(request.method());
        key.append(' ').append(request.rawHost()).append(' ').append(request.target());
        Headers headers = request.headers();
        for (int i = 0; i < headers.size(); i++) {
            key.append('\n').append(headers.name(i)).append(':').append(headers.value(i));
        }
        return key.toString();
    }

    /** Whether any request came to the route, service or consumer of that id. */
    boolean has(String id) {
        return ids.contains(id);
    }

    /** Whether there may be requests that are not among the {@link #requests()}. */
    boolean isCut() {
        return isFull;
    }

    /** What the router was asked, each once. */
    synchronized Collection<RouterRequest> requests() {
        return List.copyOf(requests.values());
    }
}
