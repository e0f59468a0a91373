package dev.gw.runtime.plugin.acme;

import dev.gw.document.Scalar;
import dev.gw.runtime.json.Cjson;
import dev.gw.runtime.plugin.PluginConfig;
import dev.gw.runtime.web.WebAnswer;
import dev.gw.runtime.web.WebClient;
import dev.gw.runtime.web.WebPlace;
import dev.gw.runtime.web.WebRequest;
import dev.gw.runtime.web.WebWay;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A server that keeps keys and their texts, asked over HTTP. Blocks; thread-safe. */
final class KeyServer {
    private static final long USUAL_MILLIS = 2000;

    private final WebClient client;
    private final WebWay way;
    private final String root;
    private final String product;

    private KeyServer(WebClient client, String product, String root, WebWay way) {
        this.client = client;
        this.way = way;
        this.product = product;
        this.root = root;
    }

    /**
     * The one that a configuration names.
     *
     * @param verify whether its certificate has to be good
     * @param port where it listens unless the configuration says otherwise
     */
    static KeyServer of(PluginConfig config, WebClient client, boolean verify, String product, int port) {
        boolean isSet = config.fields().get("port") instanceof Scalar set && set.isNumber();
        double millis = config.number("timeout");
        return new KeyServer(
                client,
                product,
                (config.isTrue("https") ? "https://" : "http://")
                        + Objects.requireNonNullElse(config.text("host"), "127.0.0.1") + ":"
                        + (isSet ? config.integer("port") : port),
                new WebWay(millis >= 1 ? (long) millis : USUAL_MILLIS, verify, /* proxy= */ null));
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
        WebPlace place = WebPlace.of(root + path);
        WebAnswer answer =
                sent(WebRequest.to(method, place, body == null ? "" : body).with(headers));
        if (answer.status() == 404 || answer.status() == 204) {
            return null;
        }
        if (answer.status() / 100 != 2) {
            throw new IOException(product + " answers " + answer.status());
        }
        Object value = Cjson.decode(answer.text());
        if (value == null) {
            throw new IOException(product + " answers what is no JSON");
        }
        return value;
    }

    private WebAnswer sent(WebRequest request) throws IOException {
        try {
            return client.ask(request, way);
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
            throw new IOException(product + " is not waited for any more", ended);
        } catch (IOException problem) {
            throw new IOException(product + ": " + problem.getMessage(), problem);
        }
    }
}
