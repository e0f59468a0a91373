package dev.gw.runtime.llm;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** Stands in for the provider of a language model, and for a service: says what it is told to say, and remembers what it was asked. */
public final class Provider implements AutoCloseable {
    private final HttpServer server;
    private final List<Asked> asked = new CopyOnWriteArrayList<>();
    private volatile Answer answer = new Answer(200, "application/json", Map.of(), List.of("{}"));

    /** One request. */
    public record Asked(String line, Map<String, List<String>> headers, String body) {
        /** The first value of a header; empty where it is not there. */
        public String header(String name) {
            return headers.getOrDefault(name, List.of("")).get(0);
        }
    }

    private record Answer(int status, String type, Map<String, String> headers, List<String> pieces) {}

    /** Starts it on a free port. */
    public Provider() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::answer);
        server.start();
    }

    public int port() {
        return server.getAddress().getPort();
    }

    /** What it says from now on. */
    public void says(int status, String type, String... pieces) {
        answer = new Answer(status, type, Map.of(), List.of(pieces));
    }

    /** The same with fields of its own. */
    public void says(Map<String, String> headers, String body) {
        answer = new Answer(200, "application/json", headers, List.of(body));
    }

    /** The last request. */
    public Asked asked() {
        return asked.get(asked.size() - 1);
    }

    /** How many requests came. */
    public int count() {
        return asked.size();
    }

    private void answer(HttpExchange call) throws IOException {
        String body = new String(call.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        asked.add(new Asked(call.getRequestMethod() + " " + call.getRequestURI(), call.getRequestHeaders(), body));
        Answer says = answer;
        call.getResponseHeaders().set("Content-Type", says.type());
        says.headers().forEach(call.getResponseHeaders()::set);
        call.sendResponseHeaders(says.status(), 0);
        try (OutputStream out = call.getResponseBody()) {
            for (String piece : says.pieces()) {
                out.write(piece.getBytes(StandardCharsets.UTF_8));
                out.flush();
            }
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
