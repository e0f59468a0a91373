package dev.gw.policy.keys;

import dev.gw.diagnostic.Diagnostics;
import dev.gw.document.DocumentReader;
import dev.gw.document.DocumentReader.Dialect;
import dev.gw.document.MapNode;
import dev.gw.document.Node;
import dev.gw.source.SourceFile;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.Consumer;

/** Asks an issuer for its keys: through its discovery document, or straight from a JWKS. Blocks. */
public final class KeyFetch {
    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final int LARGEST = 1 << 20;

    private final HttpClient client = HttpClient.newBuilder()
            .connectTimeout(PATIENCE)
            .followRedirects(HttpClient.Redirect.NORMAL)
            .build();
    private final Clock clock;
    private final Consumer<String> remarks;

    /** @param remarks takes what users should know of keys that were found */
    public KeyFetch(Clock clock, Consumer<String> remarks) {
        this.clock = clock;
        this.remarks = remarks;
    }

    /**
     * The keys as the issuer lists them.
     *
     * @param uri where its JWKS is; empty to ask its discovery document
     * @throws IOException where it can't be reached or does not answer with keys; the message is fit for users
     */
    public KeyLock fetch(String issuer, Optional<String> uri) throws IOException {
        String place = uri.isPresent() ? uri.get() : discovered(issuer);
        KeySet keys = KeySet.of(get(place));
        String others = String.join(", ", keys.leftOut());
        if (keys.usable().isEmpty()) {
            throw new IOException(
                    place + " lists no key that Kong's jwt can use" + (others.isEmpty() ? "" : ": " + others));
        }
        if (!others.isEmpty()) {
            remarks.accept(place + " lists keys that Kong's jwt can't use, so they are left out: " + others);
        }
        return new KeyLock(issuer, place, clock.instant().truncatedTo(ChronoUnit.SECONDS), keys.usable());
    }

    private String discovered(String issuer) throws IOException {
        String place = (issuer.endsWith("/") ? issuer : issuer + "/") + ".well-known/openid-configuration";
        MapNode document = get(place);
        String uri = document.string("jwks_uri");
        if (uri == null) {
            throw new IOException(place + " names no jwks_uri");
        }
        String said = document.string("issuer");
        if (said != null && !said.equals(issuer)) {
            throw new IOException(place + " speaks for the issuer " + said + ", not for " + issuer);
        }
        return uri;
    }

    private MapNode get(String place) throws IOException {
        HttpResponse<InputStream> response;
        try {
            HttpRequest request = HttpRequest.newBuilder(URI.create(place))
                    .timeout(PATIENCE)
                    .header("Accept", "application/json")
                    .build();
            response = client.send(request, HttpResponse.BodyHandlers.ofInputStream());
        } catch (IllegalArgumentException e) {
            throw new IOException(place + " is no URL", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        } catch (IOException e) {
            throw new IOException("can't reach " + place + reason(e), e);
        }
        try (InputStream body = response.body()) {
            if (response.statusCode() != 200) {
                throw new IOException(place + " answered " + response.statusCode());
            }
            return parsed(place, body.readNBytes(LARGEST));
        }
    }

    private static String reason(IOException e) {
        return e.getMessage() == null ? "" : ": " + e.getMessage();
    }

    private static MapNode parsed(String place, byte[] body) throws IOException {
        SourceFile file = SourceFile.of("answer.json", new String(body, StandardCharsets.UTF_8));
        Optional<Node> node = DocumentReader.read(file, Dialect.SOURCE, new Diagnostics());
        if (node.isPresent() && node.get() instanceof MapNode map) {
            return map;
        }
        throw new IOException(place + " answered with something else than a JSON object");
    }
}
