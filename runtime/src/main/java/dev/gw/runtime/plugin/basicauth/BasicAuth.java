package dev.gw.runtime.plugin.basicauth;

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
import dev.gw.runtime.plugin.basicauth.UserAndPassword.Found;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Takes the user of Proxy-Authorization where it names one that exists, else that of Authorization. */
final class BasicAuth implements Plugin {
    private final boolean hide;
    private final String challenge;
    private final Passwords passwords;
    private final Anonymous anonymous;

    BasicAuth(PluginConfig config, Passwords passwords, Anonymous anonymous) {
        this.hide = config.isTrue("hide_credentials");
        this.challenge = "Basic realm=\"" + Octets.of(config.string("realm")) + "\"";
        this.passwords = passwords;
        this.anonymous = anonymous;
    }

    @Override
    public @Nullable CompletionStage<?> access(Exchange exchange) {
        if (anonymous.isSettled(exchange)) {
            return null;
        }
        Entity credential = recognise(exchange);
        if (credential != null) {
            Entity consumer = passwords.consumer(credential).orElse(null);
            String username = credential.fields().string("username");
            Recognition.accept(exchange, new Identity(consumer, credential.id(), username));
        } else if (anonymous.isAllowed()) {
            anonymous.accept(exchange);
        } else {
            Headers headers = new Headers().add("WWW-Authenticate", challenge);
            exchange.respond(ErrorAnswers.error(exchange, 401, "Unauthorized", headers));
        }
        return null;
    }

    private @Nullable Entity recognise(Exchange exchange) {
        Headers sent = exchange.headers();
        if (!sent.has("Authorization") && !sent.has("Proxy-Authorization")) {
            return null;
        }
        UserAndPassword shown = take(exchange, "Proxy-Authorization");
        if (shown == null || !passwords.has(shown.username())) {
            shown = take(exchange, "Authorization");
        }
        return shown == null ? null : passwords.check(shown.username(), shown.password());
    }

    private @Nullable UserAndPassword take(Exchange exchange, String header) {
        Found found = UserAndPassword.in(exchange.headers().get(header));
        if (hide && !(found instanceof Found.Malformed)) {
            exchange.upstream().headers().remove(header);
        }
        return found instanceof Found.Shown shown ? shown.pair() : null;
    }
}
