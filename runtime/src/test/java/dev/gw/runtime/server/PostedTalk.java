package dev.gw.runtime.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;

/** Requests with bodies over one connection that is kept: each gets back its own body. */
final class PostedTalk {
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final String name = UUID.randomUUID().toString();
    private final int port;

    PostedTalk(int port) {
        this.port = port;
    }

    int until(AtomicBoolean over) throws Exception {
        int sent = 0;
        while (!over.get()) {
            byte[] body = ("body " + sent + "b".repeat(sent % 11 * 10_000)).getBytes(StandardCharsets.US_ASCII);
            HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/post"))
                    .header(BodyEcho.ID, name + "/" + sent)
                    .POST(publisher(body, sent))
                    .build();
            HttpResponse<byte[]> answer = client.send(request, BodyHandlers.ofByteArray());
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.body()).isEqualTo(body);
            sent++;
        }
        return sent;
    }

    /** Every other body goes out in chunks. */
    private static BodyPublisher publisher(byte[] body, int turn) {
        return turn % 2 == 0
                ? BodyPublishers.ofByteArray(body)
                : BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body));
    }
}
