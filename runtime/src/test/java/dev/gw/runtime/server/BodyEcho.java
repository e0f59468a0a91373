package dev.gw.runtime.server;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** An upstream that answers each request with its own body, and notes requests that come a second time. */
final class BodyEcho implements AutoCloseable {
    static final String ID = "x-soak-id";

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Set<String> seen = ConcurrentHashMap.newKeySet();
    private final Set<String> twice = ConcurrentHashMap.newKeySet();

    BodyEcho() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    private void answer(HttpExchange exchange) throws IOException {
        String id = exchange.getRequestHeaders().getFirst(ID);
        if (id != null && !seen.add(id)) {
            twice.add(id);
        }
        byte[] body = exchange.getRequestBody().readAllBytes();
        boolean chunked = id != null && id.hashCode() % 2 == 0;
        exchange.sendResponseHeaders(200, chunked ? 0 : body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    int port() {
        return server.getAddress().getPort();
    }

    /** The ids of requests that came more than once. */
    Set<String> twice() {
        return twice;
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
