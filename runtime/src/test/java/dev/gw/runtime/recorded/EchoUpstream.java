package dev.gw.runtime.recorded;

import dev.gw.document.ListNode;
import dev.gw.document.MapNode;
import dev.gw.document.Node;
import dev.gw.document.Scalar;
import dev.gw.emit.JsonWriter;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * An upstream that answers with a JSON record of what it received. Request headers steer it: X-Echo-Status,
 * X-Echo-Delay (seconds), X-Echo-Header (name: value, may repeat), X-Echo-Body, X-Echo-Type, X-Echo-Chunked,
 * X-Echo-Close.
 */
final class EchoUpstream implements AutoCloseable {
    private final String name;
    private final ServerSocket server;

    EchoUpstream(String name) {
        this.name = name;
        try {
            server = new ServerSocket(0, 256, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        start(this::acceptAll);
    }

    int port() {
        return server.getLocalPort();
    }

    @Override
    public void close() throws IOException {
        server.close();
    }

    private static void start(Runnable work) {
        Thread thread = new Thread(work, "echo upstream");
        thread.setDaemon(true);
        thread.start();
    }

    private void acceptAll() {
        try {
            while (true) {
                Socket socket = server.accept();
                start(() -> serve(socket));
            }
        } catch (IOException closed) {
            // the test is over
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            InputStream in = new BufferedInputStream(socket.getInputStream());
            Received request = Received.read(in);
            while (request != null && answer(request, socket.getOutputStream())) {
                request = Received.read(in);
            }
        } catch (IOException | InterruptedException gone) {
            // the gateway closed the connection
        }
    }

    /** Answers; false where the connection shall end without an answer. */
    private boolean answer(Received request, OutputStream out) throws IOException, InterruptedException {
        Map<String, String> control = new TreeMap<>();
        List<String> extra = new ArrayList<>();
        for (Json.Field field : request.headers()) {
            String lower = field.name().toLowerCase(Locale.ROOT);
            if (lower.equals("x-echo-header")) {
                String[] parts = field.value().split(":", 2);
                extra.add(parts[0].strip() + ": " + parts[1].strip());
            } else if (lower.startsWith("x-echo-")) {
                control.put(lower.substring(7), field.value());
            }
        }
        if (control.containsKey("delay")) {
            long millis = (long) (Double.parseDouble(control.get("delay")) * 1000);
            boolean ended = new CountDownLatch(1).await(millis, TimeUnit.MILLISECONDS);
            assert !ended;
        }
        if (control.containsKey("close")) {
            return false;
        }
        out.write(wire(request, control, extra));
        out.flush();
        return true;
    }

    private byte[] wire(Received request, Map<String, String> control, List<String> extra) {
        int status = Integer.parseInt(control.getOrDefault("status", "200"));
        String given = control.get("body");
        String payload = given != null ? given : record(request);
        String type = control.getOrDefault("type", given != null ? "text/plain" : "application/json");
        StringBuilder wire = new StringBuilder("HTTP/1.1 " + status + " Echo\r\n");
        wire.append("Content-Type: ").append(type).append("\r\nX-Upstream: ").append(name);
        extra.forEach(line -> wire.append("\r\n").append(line));
        boolean bodiless = status == 204 || status == 304 || request.method().equals("HEAD");
        if (control.containsKey("chunked") && !bodiless) {
            wire.append("\r\nTransfer-Encoding: chunked\r\n\r\n");
            int half = payload.length() / 2;
            for (String piece : List.of(payload.substring(0, half), payload.substring(half))) {
                if (!piece.isEmpty()) {
                    wire.append(Integer.toHexString(piece.length())).append("\r\n");
                    wire.append(piece).append("\r\n");
                }
            }
            wire.append("0\r\n\r\n");
        } else {
            if (status != 204) {
                wire.append("\r\nContent-Length: ").append(payload.length());
            }
            wire.append("\r\n\r\n").append(bodiless ? "" : payload);
        }
        return wire.toString().getBytes(StandardCharsets.ISO_8859_1);
    }

    private String record(Received request) {
        List<Node> fields = new ArrayList<>();
        for (Json.Field field : request.headers()) {
            fields.add(ListNode.of(List.of(Scalar.string(field.name()), Scalar.string(field.value()))));
        }
        MapNode map = MapNode.empty()
                .with("upstream", Scalar.string(name))
                .with("method", Scalar.string(request.method()))
                .with("target", Scalar.string(request.target()))
                .with("version", Scalar.string(request.version()))
                .with("headers", ListNode.of(fields))
                .with("body", Scalar.string(request.body()));
        StringBuilder ascii = new StringBuilder();
        for (char c : JsonWriter.compact(map).toCharArray()) {
            ascii.append(c < 128 ? String.valueOf(c) : String.format(Locale.ROOT, "\\u%04x", (int) c));
        }
        return ascii.toString();
    }
}
