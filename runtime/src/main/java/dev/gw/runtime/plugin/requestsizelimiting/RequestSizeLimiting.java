package dev.gw.runtime.plugin.requestsizelimiting;

import dev.gw.runtime.error.ErrorAnswers;
import dev.gw.runtime.exchange.Exchange;
import dev.gw.runtime.exchange.Headers;
import dev.gw.runtime.plugin.Plugin;
import dev.gw.runtime.plugin.PluginConfig;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Refuses bodies above a size: by what the head says of them, else by reading them. */
final class RequestSizeLimiting implements Plugin {
    private final double most;
    private final boolean needsLength;

    RequestSizeLimiting(PluginConfig config) {
        int unit = switch (config.string("size_unit")) {
            case "bytes" -> 1;
            case "kilobytes" -> 1 << 10;
            default -> 1 << 20;
        };
        most = config.number("allowed_payload_size") * unit;
        needsLength = config.isTrue("require_content_length");
    }

    @Override
    public @Nullable CompletionStage<?> access(Exchange exchange) {
        Headers headers = exchange.request().headers();
        String length = headers.get("Content-Length");
        if (length != null) {
            // whether it is a number was seen to when the head was read
            check(exchange, Double.parseDouble(length));
            return null;
        }
        if (needsLength && !"chunked".equals(headers.get("Transfer-Encoding"))) {
            exchange.respond(ErrorAnswers.error(exchange, 411, "A valid Content-Length header is required"));
            return null;
        }
        return exchange.body().thenAccept(body -> check(exchange, body.length));
    }

    private void check(Exchange exchange, double length) {
        if (length > most) {
            String expect = exchange.request().headers().get("Expect");
            boolean waits = expect != null && expect.strip().equalsIgnoreCase("100-continue");
            exchange.respond(ErrorAnswers.error(exchange, waits ? 417 : 413, "Request size limit exceeded"));
        }
    }
}
