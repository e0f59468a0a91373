package dev.gw.runtime.server;

import dev.gw.model.Entity;
import dev.gw.runtime.exchange.Exchange;
import dev.gw.runtime.exchange.Headers;
import dev.gw.runtime.exchange.Response;
import dev.gw.runtime.settings.AnswerHeader;
import dev.gw.runtime.settings.GatewaySettings;
import org.jspecify.annotations.Nullable;

/** The fields that an answer has where the operator asks for them: the upstream's status, and who answered. */
final class OperatorHeaders {
    private OperatorHeaders() {}

    /** Adds them before the plugins have their turn. */
    static void add(Exchange exchange, Response response) {
        GatewaySettings settings = exchange.settings();
        boolean proxied = response.source() == Response.Source.SERVICE
                || exchange.timings().isProxied();
        if (proxied && settings.answersWith(AnswerHeader.UPSTREAM_STATUS)) {
            int status = exchange.upstreamStatus() > 0 ? exchange.upstreamStatus() : response.status();
            response.headers().set("X-Kong-Upstream-Status", Integer.toString(status));
        }
        if (settings.answersWith(AnswerHeader.DEBUG)
                && exchange.request().headers().has("Kong-Debug")) {
            name(response.headers(), "Kong-Route", exchange.route());
            name(response.headers(), "Kong-Service", exchange.service());
        }
    }

    private static void name(Headers headers, String prefix, @Nullable Entity entity) {
        if (entity == null) {
            return;
        }
        headers.set(prefix + "-Id", entity.id());
        if (entity.name() != null) {
            headers.set(prefix + "-Name", entity.name());
        }
    }
}
