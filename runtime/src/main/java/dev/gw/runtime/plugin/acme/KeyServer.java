package dev.gw.runtime.plugin.acme;

import dev.gw.document.Scalar;
import dev.gw.runtime.json.Cjson;
import dev.gw.runtime.plugin.PluginConfig;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A server that keeps keys and their texts, asked over HTTP. Blocks; thread-safe. */
final class KeyServer {
    private static final long USUAL_MILLIS = 2000;

    private final HttpClient client;
    private final String root;
    private final Duration timeout;
    private final String product;

    private KeyServer(HttpClient client, String product, String root, Duration timeout) {
        this.client = client;
        this.product = product;
        this.root = root;
        this.timeout = timeout;
    }

    /**
     * The one that a configuration names.
     *
     * @param port where it listens unless the configuration says otherwise
     */
    static KeyServer of(PluginConfig config, HttpClient client, String product, int port) {
        boolean isSet = config.fields().get("port") instanceof Scalar set && set.isNumber();
        double millis = config.number("timeout");
        return new KeyServer(
                client,
                product,
                (config.isTrue("https") ? "https://" : "http://")
                        + Objects.requireNonNullElse(config.text("host"), "127.0.0.1") + ":"
                        + (isSet ? config.integer("port") : port),
                Duration.ofMillis(millis >= 1 ? (long) millis : USUAL_MILLIS));
    }

    /** The folder of the keys, with a slash in front. */
    static String folder(PluginConfig config) {
        String set = config.text("kv_path");
        return set == null ? "/acme" : set.startsWith("/") ? set : "/" + set;
    }

    /** The names that a server lists, without their folders, that begin with a text. */
    static List<String> names(@Nullable Object told, String prefix) {
        return told instanceof List<?> keys
                ? keys.stream()
                        .map(String::valueOf)
                        .map(key -> key.substring(key.lastIndexOf('/') + 1))
                        .filter(key -> !key.isEmpty() && key.startsWith(prefix))
                        .toList()
                : List.of();
    }

    /** As keys are written in URLs: without slashes, which would be folders. */
    static String named(String key) {
        return key.replace('/', '-');
    }

    /**
     * The JSON that it answers; null where there is nothing.
     *
     * @param body null for none
     * @throws IOException where it can't be asked, or refuses
     */
    @Nullable
    Object ask(String method, String path, Map<String, String> headers, @Nullable String body) throws IOException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(root + path))
                .timeout(timeout)
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        headers.forEach(request::header);
        HttpResponse<String> answer = sent(request.build());
        if (answer.statusCode() == 404 || answer.statusCode() == 204) {
            return null;
        }
        if (answer.statusCode() / 100 != 2) {
            throw new IOException(product + " answers " + answer.statusCode());
        }
        Object value = Cjson.decode(answer.body());
        if (value == null) {
            throw new IOException(product + " answers what is no JSON");
        }
        return value;
    }

    private HttpResponse<String> sent(HttpRequest request) throws IOException {
        try {
            return client.send(request, BodyHandlers.ofString(StandardCharsets.UTF_8));
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
            throw new IOException(product + " is not waited for any more", ended);
        } catch (IOException problem) {
            throw new IOException(product + ": " + problem.getMessage(), problem);
        }
    }
}
