package dev.gw.runtime.plugin.acme;

import dev.gw.runtime.json.Cjson;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The authority's server, asked for one order: directory, nonces, signed messages. Blocks; for one thread. */
final class AcmeServer {
    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final int TRIES = 3;

    private final HttpClient client;
    private final String uri;
    private final Account account;
    private Map<?, ?> directory = Map.of();
    private @Nullable String nonce;
    private @Nullable String kid;

    /** An answer, its body an object of JSON or a text. */
    record Told(int status, String body, Map<?, ?> object, HttpResponse<String> whole) {
        /** A text field of the object; empty where it is not there. */
        String text(String name) {
            return object.get(name) instanceof String text ? text : "";
        }
    }

    AcmeServer(HttpClient client, String uri, Account account) {
        this.client = client;
        this.uri = uri.endsWith("/directory") ? uri : uri.endsWith("/") ? uri + "directory" : uri + "/directory";
        this.account = account;
    }

    /** Reads the directory, and makes the account known. */
    void begin(Map<String, Object> wish, @Nullable String eabId, @Nullable String eabKey)
            throws IOException, InterruptedException, GeneralSecurityException {
        directory = told(client.send(request(uri).GET().build(), BodyHandlers.ofString()))
                .object();
        String place = place("newAccount");
        if (eabId != null && eabKey != null) {
            wish.put("externalAccountBinding", account.bound(place, eabId, eabKey));
        }
        kid = post(place, wish)
                .whole()
                .headers()
                .firstValue("Location")
                .orElseThrow(() -> new IOException("the server names no account"));
    }

    /** The URL of a service. */
    String place(String service) throws IOException {
        if (directory.get(service) instanceof String url) {
            return url;
        }
        throw new IOException("the directory " + uri + " has no " + service);
    }

    /** Reads what is at a URL. */
    Told read(String url) throws IOException, InterruptedException, GeneralSecurityException {
        return post(url, null);
    }

    /** Sends a signed message; again with another nonce where the server didn't like that one. */
    Told post(String url, @Nullable Map<String, Object> payload)
            throws IOException, InterruptedException, GeneralSecurityException {
        for (int i = 1; ; i++) {
            String message = account.signed(url, nonce(), kid, payload);
            HttpRequest request = request(url)
                    .header("Content-Type", "application/jose+json")
                    .POST(BodyPublishers.ofString(message))
                    .build();
            Told told = told(client.send(request, BodyHandlers.ofString()));
            if (told.status() < 300) {
                return told;
            }
            if (i == TRIES || !told.text("type").endsWith(":badNonce")) {
                throw new IOException("the server answers with " + told.status() + " at " + url + ": "
                        + (told.object().isEmpty() ? "" : told.text("type") + " " + told.text("detail")));
            }
        }
    }

    private String nonce() throws IOException, InterruptedException {
        if (nonce == null) {
            HttpRequest request = request(place("newNonce"))
                    .method("HEAD", BodyPublishers.noBody())
                    .build();
            told(client.send(request, BodyHandlers.ofString()));
        }
        String fresh = nonce;
        nonce = null;
        if (fresh == null) {
            throw new IOException("the server gives no nonce");
        }
        return fresh;
    }

    private Told told(HttpResponse<String> answer) {
        nonce = answer.headers().firstValue("Replay-Nonce").orElse(null);
        String octets = new String(answer.body().getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
        Object value = Cjson.decode(octets);
        return new Told(answer.statusCode(), answer.body(), value instanceof Map<?, ?> map ? map : Map.of(), answer);
    }

    private static HttpRequest.Builder request(String url) throws IOException {
        try {
            return HttpRequest.newBuilder(URI.create(url)).timeout(TIMEOUT).header("User-Agent", "gw");
        } catch (IllegalArgumentException none) {
            throw new IOException("this is no URL: " + url, none);
        }
    }
}
