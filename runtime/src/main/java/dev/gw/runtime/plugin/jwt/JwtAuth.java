package dev.gw.runtime.plugin.jwt;

import dev.gw.model.Entity;
import dev.gw.runtime.error.ErrorAnswers;
import dev.gw.runtime.exchange.Exchange;
import dev.gw.runtime.exchange.Headers;
import dev.gw.runtime.exchange.Identity;
import dev.gw.runtime.plugin.Plugin;
import dev.gw.runtime.plugin.PluginConfig;
import dev.gw.runtime.plugin.auth.Anonymous;
import dev.gw.runtime.plugin.auth.Octets;
import dev.gw.runtime.plugin.auth.Recognition;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Takes the one token of a request and lets its consumer pass. */
final class JwtAuth implements Plugin {
    private final TokenSources sources;
    private final TokenCheck check;
    private final boolean onPreflight;
    private final String challenge;
    private final Anonymous anonymous;

    JwtAuth(TokenSources sources, TokenCheck check, PluginConfig config, Anonymous anonymous) {
        this.sources = sources;
        this.check = check;
        this.onPreflight = config.isTrue("run_on_preflight");
        String realm = config.text("realm");
        this.challenge = realm == null ? "Bearer" : "Bearer realm=\"" + Octets.of(realm) + "\"";
        this.anonymous = anonymous;
    }

    @Override
    public @Nullable CompletionStage<?> access(Exchange exchange) {
        boolean preflight = exchange.request().method().equals("OPTIONS") && !onPreflight;
        if (preflight || anonymous.isSettled(exchange)) {
            return null;
        }
        Set<String> tokens = sources.find(exchange);
        try {
            if (tokens.isEmpty()) {
                refuse(exchange, "{\"message\":\"Unauthorized\"}", challenge);
                return null;
            }
            if (tokens.size() > 1) {
                throw Refused.saying("Multiple tokens provided");
            }
            accept(exchange, tokens.iterator().next());
        } catch (Refused refused) {
            refuse(exchange, refused.body(), challenge + " error=\"invalid_token\"");
        }
        return null;
    }

    private void accept(Exchange exchange, String token) throws Refused {
        if (token.equals(TokenSources.NO_TEXT)) {
            throw Refused.saying("Unrecognizable token");
        }
        JwtCredentials.Credential credential = check.check(token);
        Entity entity = credential.entity();
        exchange.shared().put("authenticated_jwt_token", token);
        Recognition.accept(exchange, new Identity(credential.consumer(), entity.id(), credential.key()));
    }

    private void refuse(Exchange exchange, String body, String wwwAuthenticate) {
        if (anonymous.isAllowed()) {
            anonymous.accept(exchange);
            return;
        }
        Headers headers = new Headers().add("WWW-Authenticate", wwwAuthenticate);
        exchange.respond(ErrorAnswers.json(401, body, headers));
    }
}
