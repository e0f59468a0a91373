package dev.gw.runtime.plugin.tracing;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A server that takes whatever is posted to it. */
final class Collector implements AutoCloseable {
    private final BlockingQueue<Posted> received = new LinkedBlockingQueue<>();
    private final HttpServer server;

    /** What was posted; the body of one character per octet. */
    record Posted(String type, String body) {}

    Collector() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.ISO_8859_1);
            received.add(new Posted(exchange.getRequestHeaders().getFirst("Content-Type"), body));
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/spans";
    }

    Posted next() throws InterruptedException {
        Posted posted = received.poll(20, TimeUnit.SECONDS);
        if (posted == null) {
            throw new AssertionError("nothing was posted");
        }
        return posted;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
