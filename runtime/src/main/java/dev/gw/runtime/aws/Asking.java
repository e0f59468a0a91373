package dev.gw.runtime.aws;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** Asks those who lend keys. Immutable. */
final class Asking {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final HttpClient client;

    Asking(HttpClient client) {
        this.client = client;
    }

    /** What somebody answers to a request without a body; fails where that is no success. */
    CompletableFuture<byte[]> ask(String method, String url, Map<String, String> fields) {
        return send(url, fields, HttpRequest.newBuilder().method(method, BodyPublishers.noBody()));
    }

    /** What somebody answers to a form. */
    CompletableFuture<byte[]> post(String url, Map<String, String> fields, byte[] form) {
        return send(url, fields, HttpRequest.newBuilder().POST(BodyPublishers.ofByteArray(form)));
    }

    private CompletableFuture<byte[]> send(String url, Map<String, String> fields, HttpRequest.Builder request) {
        fields.forEach(request::setHeader);
        return client.sendAsync(request.uri(URI.create(url)).timeout(PATIENCE).build(), BodyHandlers.ofByteArray())
                .thenApply(answer -> {
                    if (answer.statusCode() / 100 != 2) {
                        throw new NoCredentials(url + " answers " + answer.statusCode());
                    }
                    return answer.body();
                });
    }

    /** The text of a file that somebody else writes anew from time to time. */
    static String file(String name) {
        try {
            return Files.readString(Path.of(name), StandardCharsets.UTF_8).strip();
        } catch (IOException unreadable) {
            throw new NoCredentials("the file " + name + " can't be read");
        }
    }
}
