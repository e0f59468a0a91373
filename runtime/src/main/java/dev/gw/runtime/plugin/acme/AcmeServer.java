package dev.gw.runtime.plugin.acme;

import dev.gw.runtime.json.Cjson;
import dev.gw.runtime.web.WebAnswer;
import dev.gw.runtime.web.WebClient;
import dev.gw.runtime.web.WebPlace;
import dev.gw.runtime.web.WebRequest;
import dev.gw.runtime.web.WebWay;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The authority's server, asked for one order: directory, nonces, signed messages. Blocks; for one thread. */
final class AcmeServer {
    private static final WebWay WAY = new WebWay(10_000, /* verify= */ true, /* proxy= */ null);
    private static final int TRIES = 3;

    private final WebClient client;
    private final String uri;
    private final Account account;
    private Map<?, ?> directory = Map.of();
    private @Nullable String nonce;
    private @Nullable String kid;

    /** An answer, its body an object of JSON or a text. */
    record Told(int status, String body, Map<?, ?> object, WebAnswer whole) {
        /** A field of the answer's head. */
        String field(String name, String other) {
            String value = whole.headers().get(name);
            return value == null ? other : value;
        }

        /** A text field of the object; empty where it is not there. */
        String text(String name) {
            return object.get(name) instanceof String text ? text : "";
        }
    }

    AcmeServer(WebClient client, String uri, Account account) {
        this.client = client;
        this.uri = uri.endsWith("/directory") ? uri : uri.endsWith("/") ? uri + "directory" : uri + "/directory";
        this.account = account;
    }

    /** Reads the directory, and makes the account known. */
    void begin(Map<String, Object> wish, @Nullable String eabId, @Nullable String eabKey)
            throws IOException, InterruptedException, GeneralSecurityException {
        directory = told(client.ask(request("GET", uri, ""), WAY)).object();
        String place = place("newAccount");
        if (eabId != null && eabKey != null) {
            wish.put("externalAccountBinding", account.bound(place, eabId, eabKey));
        }
        kid = post(place, wish).field("Location", "");
        if (kid.isEmpty()) {
            throw new IOException("the server names no account");
        }
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
            WebRequest request = request("POST", url, message).with("Content-Type", "application/jose+json");
            Told told = told(client.ask(request, WAY));
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
            told(client.ask(request("HEAD", place("newNonce"), ""), WAY));
        }
        String fresh = nonce;
        nonce = null;
        if (fresh == null) {
            throw new IOException("the server gives no nonce");
        }
        return fresh;
    }

    private Told told(WebAnswer answer) {
        nonce = answer.headers().get("Replay-Nonce");
        Object value = Cjson.decode(new String(answer.body(), StandardCharsets.ISO_8859_1));
        return new Told(answer.status(), answer.text(), value instanceof Map<?, ?> map ? map : Map.of(), answer);
    }

    private static WebRequest request(String method, String url, String body) throws IOException {
        try {
            return WebRequest.to(method, WebPlace.of(url), body).with("User-Agent", "gw");
        } catch (IllegalArgumentException none) {
            throw new IOException("this is no URL: " + url, none);
        }
    }
}
