package dev.gw.runtime.recorded;

import dev.gw.document.ListNode;
import dev.gw.document.MapNode;
import dev.gw.document.Node;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Sends recorded requests over sockets of their own and reads the answers as they stand on the wire. */
final class Client {
    private final int port;
    private final Recipes recipes;

    Client(int port, Recipes recipes) {
        this.port = port;
        this.recipes = recipes;
    }

    Answer send(MapNode request) throws IOException {
        String raw = request.string("raw");
        String method = Json.string(request, "method", "GET");
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(15_000);
            String wire = raw != null ? raw : wire(request, method);
            socket.getOutputStream().write(wire.getBytes(StandardCharsets.ISO_8859_1));
            return read(new BufferedInputStream(socket.getInputStream()), method);
        }
    }

    private String wire(MapNode request, String method) {
        String target = Json.string(request, "target", "/");
        String body = request.has("body_size")
                ? "x".repeat(Json.integer(request, "body_size", 0))
                : Json.string(request, "body", "");
        MapNode token = request.map("jwt_query");
        if (token != null) {
            target += (target.contains("?") ? "&" : "?") + Json.string(token, "name", "") + "="
                    + recipes.jwt(Objects.requireNonNull(token.map("$jwt")));
        }
        List<Json.Field> headers = headers(request.get("headers"));
        MapNode signature = request.map("hmac");
        if (signature != null) {
            headers.addAll(recipes.hmac(signature, method, target, body));
        }
        if (!has(headers, "host") && !Json.isTrue(request, "no_host")) {
            headers.add(0, new Json.Field("Host", "gateway.test"));
        }
        if (!body.isEmpty() && !has(headers, "content-length") && !has(headers, "transfer-encoding")) {
            headers.add(new Json.Field("Content-Length", Integer.toString(body.length())));
        }
        StringBuilder wire = new StringBuilder(method + " " + target + " ");
        wire.append(Json.string(request, "version", "HTTP/1.1")).append("\r\n");
        headers.forEach(field ->
                wire.append(field.name()).append(": ").append(field.value()).append("\r\n"));
        return wire.append("\r\n").append(body).toString();
    }

    private List<Json.Field> headers(@Nullable Node given) {
        List<Json.Field> headers = new ArrayList<>();
        if (given instanceof MapNode map) {
            map.entries().forEach(entry -> headers.add(new Json.Field(entry.name(), recipes.value(entry.value()))));
        } else if (given instanceof ListNode list) {
            for (Node pair : list.items()) {
                ListNode two = (ListNode) pair;
                headers.add(new Json.Field(Json.text(two.get(0)), recipes.value(two.get(1))));
            }
        }
        return headers;
    }

    private static boolean has(List<Json.Field> headers, String name) {
        return headers.stream().anyMatch(field -> field.name().equalsIgnoreCase(name));
    }

    private static Answer read(InputStream in, String method) throws IOException {
        String statusLine = line(in);
        if (statusLine.isEmpty()) {
            return new Answer(0, List.of(), "");
        }
        int status = Integer.parseInt(statusLine.split(" ", 3)[1]);
        List<Json.Field> headers = new ArrayList<>();
        String length = null;
        boolean chunked = false;
        for (String line = line(in); !line.isEmpty(); line = line(in)) {
            int colon = line.indexOf(':');
            Json.Field field = new Json.Field(
                    line.substring(0, colon), line.substring(colon + 1).strip());
            headers.add(field);
            String name = field.name().toLowerCase(Locale.ROOT);
            length = name.equals("content-length") ? field.value() : length;
            chunked |= name.equals("transfer-encoding") && field.value().contains("chunked");
        }
        if (method.equals("HEAD") || status == 204 || status == 304 || status < 200) {
            return new Answer(status, headers, "");
        }
        byte[] body;
        if (chunked) {
            body = chunks(in);
        } else {
            body = length == null ? in.readAllBytes() : in.readNBytes(Integer.parseInt(length));
        }
        return new Answer(status, headers, new String(body, StandardCharsets.ISO_8859_1));
    }

    private static byte[] chunks(InputStream in) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        while (true) {
            int size = Integer.parseInt(line(in).split(";", 2)[0].strip(), 16);
            if (size == 0) {
                return body.toByteArray();
            }
            body.write(in.readNBytes(size));
            line(in);
        }
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int octet = in.read(); octet >= 0 && octet != '\n'; octet = in.read()) {
            line.append((char) octet);
        }
        return line.toString().stripTrailing();
    }
}
