package dev.gw.runtime.plugin.redirect;

import dev.gw.runtime.exchange.Exchange;
import dev.gw.runtime.exchange.Headers;
import dev.gw.runtime.exchange.Response;
import dev.gw.runtime.http.HexText;
import dev.gw.runtime.plugin.Plugin;
import dev.gw.runtime.plugin.PluginConfig;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Answers every request with a place to go to. */
final class Redirect implements Plugin {
    private final int status;
    private final String location;
    private final boolean keepsPath;
    private final @Nullable Target target;

    Redirect(PluginConfig config) {
        status = config.integer("status_code");
        location = config.string("location");
        keepsPath = config.isTrue("keep_incoming_path");
        target = keepsPath ? Target.parse(location) : null;
    }

    @Override
    public @Nullable CompletionStage<?> access(Exchange exchange) {
        Headers headers = new Headers().add("Location", HexText.headerValue(place(exchange)));
        exchange.respond(Response.exit(status, headers, "redirecting".getBytes(StandardCharsets.US_ASCII)));
        return null;
    }

    private String place(Exchange exchange) {
        if (!keepsPath) {
            return octets(location);
        }
        if (target == null) {
            throw new IllegalStateException("a location that is no URL can't take another path");
        }
        String path = String.valueOf(exchange.request().path());
        return target.with(octets(path), exchange.query());
    }

    private static String octets(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    }
}
