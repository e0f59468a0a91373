package dev.gw.drill;

import dev.gw.model.Entity;
import dev.gw.model.EntityKind;
import dev.gw.runtime.PluginTypes;
import dev.gw.runtime.exchange.Exchange;
import dev.gw.runtime.exchange.Identity;
import dev.gw.runtime.plugin.Plugin;
import dev.gw.runtime.plugin.PluginContext;
import dev.gw.runtime.plugin.PluginType;
import dev.gw.runtime.plugin.auth.Recognition;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Objects;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** The jwt plugin, but one that believes what tokens of algorithm none say. */
final class CredulousJwt implements PluginType {
    private final PluginType real = Objects.requireNonNull(PluginTypes.all().get("jwt"));

    @Override
    public String name() {
        return "jwt";
    }

    @Override
    public int priority() {
        return real.priority();
    }

    @Override
    public Plugin create(Entity entity, PluginContext context) {
        Plugin good = real.create(entity, context);
        Entity alice = context.bundle().all(EntityKind.CONSUMERS).get(0);
        return new Plugin() {
            @Override
            public @Nullable CompletionStage<?> access(Exchange exchange) {
                String header = exchange.request().headers().get("Authorization");
                String token = header == null ? "" : header.substring(header.indexOf(' ') + 1);
                int dot = token.indexOf('.');
                if (dot > 0) {
                    byte[] first = Base64.getUrlDecoder().decode(token.substring(0, dot));
                    if (new String(first, StandardCharsets.UTF_8).contains("\"none\"")) {
                        Recognition.accept(exchange, new Identity(alice, "none", "none"));
                        return null;
                    }
                }
                return good.access(exchange);
            }
        };
    }
}
