package dev.gw.runtime.plugin.requesttermination;

import dev.gw.document.MapNode;
import dev.gw.document.Scalar;
import dev.gw.emit.JsonWriter;
import dev.gw.runtime.error.ErrorAnswers;
import dev.gw.runtime.exchange.Exchange;
import dev.gw.runtime.exchange.Headers;
import dev.gw.runtime.exchange.Response;
import dev.gw.runtime.http.QueryArgs;
import dev.gw.runtime.plugin.Plugin;
import dev.gw.runtime.plugin.PluginConfig;
import dev.gw.runtime.plugin.PluginContext;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Answers with a fixed status and body; with a trigger, only requests that carry it as a header or query argument. */
final class RequestTermination implements Plugin {
    private final int status;
    private final @Nullable String message;
    private final @Nullable String contentType;
    private final @Nullable String body;
    private final @Nullable String trigger;
    private final boolean echo;
    private final PluginContext context;

    RequestTermination(PluginConfig config, PluginContext context) {
        this.context = context;
        status = config.integer("status_code");
        message = config.text("message");
        contentType = config.text("content_type");
        body = config.text("body");
        trigger = config.text("trigger");
        echo = config.isTrue("echo");
    }

    @Override
    public @Nullable CompletionStage<?> access(Exchange exchange) {
        if (trigger != null && !isTriggered(exchange, trigger)) {
            return null;
        }
        if (echo) {
            return exchange.body()
                    .thenAccept(bytes -> exchange.respond(new Echo(context, exchange, bytes).answer(status, said())));
        }
        exchange.respond(answer(exchange));
        return null;
    }

    private static boolean isTriggered(Exchange exchange, String trigger) {
        return exchange.headers().has(trigger)
                || QueryArgs.parse(exchange.query()).has(trigger);
    }

    private Response answer(Exchange exchange) {
        if (body != null) {
            Headers headers = new Headers();
            if (contentType != null) {
                headers.set("Content-Type", contentType);
            }
            return Response.exit(status, headers, body.getBytes(StandardCharsets.UTF_8));
        }
        String said = said();
        if (said == null) {
            return ErrorAnswers.withoutBody(exchange, status, new Headers());
        }
        MapNode map = MapNode.of(List.of(new MapNode.Entry(Scalar.string("message"), Scalar.string(said))));
        return ErrorAnswers.json(status, JsonWriter.compact(map));
    }

    private @Nullable String said() {
        if (message != null) {
            return message;
        }
        return switch (status) {
            case 401 -> "Unauthorized";
            case 404 -> "Not found";
            case 405 -> "Method not allowed";
            case 500 -> "An unexpected error occurred";
            case 502 -> "Bad Gateway";
            case 503 -> "Service unavailable";
            default -> null;
        };
    }
}
