package dev.gw.runtime.aws;

import dev.gw.runtime.web.WebClient;
import dev.gw.runtime.web.WebPlace;
import dev.gw.runtime.web.WebRequest;
import dev.gw.runtime.web.WebWay;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Asks those who lend keys. Immutable. */
final class Asking {
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final int LONGEST = 1024 * 1024;

    private final WebClient client;
    private final WebWay way;

    /**
     * Somebody who asks.
     *
     * @param proxy who passes requests on; null for nobody
     */
    Asking(WebClient client, @Nullable WebPlace proxy) {
        this.client = client;
        this.way = new WebWay(PATIENCE, /* verify= */ true, proxy, LONGEST);
    }

    /** What somebody answers to a request without a body; fails where that is no success. */
    CompletableFuture<byte[]> ask(String method, String url, Map<String, String> fields) {
        return send(url, WebRequest.to(method, WebPlace.of(url)).with(fields));
    }

    /** What somebody answers to a form. */
    CompletableFuture<byte[]> post(String url, Map<String, String> fields, byte[] form) {
        return send(url, WebRequest.to("POST", WebPlace.of(url), form).with(fields));
    }

    private CompletableFuture<byte[]> send(String url, WebRequest request) {
        return client.send(request, way).thenApply(answer -> {
            if (answer.status() / 100 != 2) {
                throw new NoCredentials(url + " answers " + answer.status());
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
