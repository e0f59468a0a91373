package dev.gw.conformance.endtoend;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import tools.jackson.databind.json.JsonMapper;

/** Stands in for the parts of GitHub's and GitLab's API that keep the comments of a change. */
final class ForgeDouble implements AutoCloseable {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String TOKEN = "the-forges-token";
    private static final String GITHUB = "/repos/shop/gateway/issues";
    private static final String GITLAB = "/projects/11/merge_requests/7/notes";

    private final HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    private final List<String> comments = new ArrayList<>();

    ForgeDouble() throws IOException {
        server.createContext("/", this::answer);
        server.start();
    }

    String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    static String token() {
        return TOKEN;
    }

    /** What people would read; the ids are the positions, from 1. */
    List<String> comments() {
        return List.copyOf(comments);
    }

    /** As if somebody had written it. */
    void comment(String text) {
        comments.add(text);
    }

    private void answer(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        boolean known = ("Bearer " + TOKEN).equals(exchange.getRequestHeaders().getFirst("Authorization"))
                || TOKEN.equals(exchange.getRequestHeaders().getFirst("PRIVATE-TOKEN"));
        String path = exchange.getRequestURI().getPath();
        String asked = exchange.getRequestMethod() + " " + path;
        if (!known) {
            send(exchange, 401, "{}");
        } else if (asked.equals("GET " + GITHUB + "/7/comments")) {
            send(exchange, 200, page(String.valueOf(exchange.getRequestURI().getQuery())));
        } else if (asked.equals("POST " + GITHUB + "/7/comments")) {
            comments.add(text(body));
            send(exchange, 201, "{}");
        } else if (asked.startsWith("PATCH " + GITHUB + "/comments/")) {
            int id = Integer.parseInt(path.substring(path.lastIndexOf('/') + 1));
            comments.set(id - 1, text(body));
            send(exchange, 200, "{}");
        } else if (asked.equals("POST " + GITLAB) && body.startsWith("body=")) {
            comments.add(URLDecoder.decode(body.substring("body=".length()), StandardCharsets.UTF_8));
            send(exchange, 201, "{}");
        } else {
            send(exchange, 404, "{}");
        }
    }

    private static String text(String body) {
        return JSON.readTree(body).get("body").asString();
    }

    /** As GitHub does: at most 100 of a page, 30 where nobody says. */
    private String page(String query) {
        int size = Math.min(100, parameter(query, "per_page", 30));
        int first = (parameter(query, "page", 1) - 1) * size;
        return IntStream.range(Math.min(first, comments.size()), Math.min(first + size, comments.size()))
                .mapToObj(i -> "{\"id\": " + (i + 1) + ", \"body\": " + JSON.writeValueAsString(comments.get(i)) + "}")
                .collect(Collectors.joining(", ", "[", "]"));
    }

    private static int parameter(String query, String name, int usual) {
        for (String pair : query.split("&", -1)) {
            if (pair.startsWith(name + "=")) {
                return Integer.parseInt(pair.substring(name.length() + 1));
            }
        }
        return usual;
    }

    private static void send(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
