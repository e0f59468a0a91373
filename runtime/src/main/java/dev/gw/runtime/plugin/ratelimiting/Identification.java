package dev.gw.runtime.plugin.ratelimiting;

import dev.gw.model.Entity;
import dev.gw.runtime.exchange.Exchange;
import dev.gw.runtime.limit.Caller;
import dev.gw.runtime.limit.Subject;
import dev.gw.runtime.plugin.PluginConfig;
import dev.gw.runtime.plugin.auth.SentHeaders;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Whose requests are counted together, as {@code limit_by} says. Immutable. */
final class Identification {
    private final String scope;
    private final String limitBy;
    private final @Nullable String header;
    private final @Nullable String path;

    Identification(Entity plugin, PluginConfig config) {
        scope = Subject.scope("ratelimit", plugin.foreignId("route"), plugin.foreignId("service"));
        limitBy = config.string("limit_by");
        header = config.text("header_name");
        path = config.text("path");
    }

    Subject of(Exchange exchange) {
        return new Subject(scope, identifier(exchange));
    }

    private String identifier(Exchange exchange) {
        return switch (limitBy) {
            case "consumer" -> Caller.consumer(exchange);
            case "credential" -> Caller.credential(exchange);
            default -> Objects.requireNonNullElseGet(named(exchange), () -> Caller.address(exchange));
        };
    }

    private @Nullable String named(Exchange exchange) {
        if (limitBy.equals("service")) {
            Entity service = exchange.service();
            return service == null ? null : service.id();
        }
        if (limitBy.equals("header") && header != null) {
            return SentHeaders.first(exchange.headers(), header);
        }
        boolean isThePath = limitBy.equals("path")
                && path != null
                && path.equals(exchange.request().path());
        return isThePath ? path : null;
    }
}
