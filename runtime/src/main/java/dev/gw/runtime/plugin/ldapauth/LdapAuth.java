package dev.gw.runtime.plugin.ldapauth;

import dev.gw.runtime.deliver.Deliveries;
import dev.gw.runtime.error.ErrorAnswers;
import dev.gw.runtime.exchange.Exchange;
import dev.gw.runtime.exchange.Headers;
import dev.gw.runtime.exchange.Identity;
import dev.gw.runtime.plugin.Plugin;
import dev.gw.runtime.plugin.PluginConfig;
import dev.gw.runtime.plugin.auth.Anonymous;
import dev.gw.runtime.plugin.auth.Octets;
import dev.gw.runtime.plugin.auth.Recognition;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Takes the user of Proxy-Authorization, else that of Authorization, where the LDAP server takes the password. */
final class LdapAuth implements Plugin {
    private final LdapServer server;
    private final KnownPasswords known;
    private final Anonymous anonymous;
    private final Deliveries deliveries;
    private final String scheme;
    private final String challenge;
    private final boolean hide;

    /** A user as a header shows it. */
    private record Shown(String user, String password) {}

    LdapAuth(PluginConfig config, LdapServer server, KnownPasswords known, Anonymous anonymous, Deliveries deliveries) {
        this.server = server;
        this.known = known;
        this.anonymous = anonymous;
        this.deliveries = deliveries;
        String type = config.string("header_type");
        String realm = config.text("realm");
        this.scheme = type.toLowerCase(Locale.ROOT);
        this.challenge = (type.equals("ldap") ? "LDAP" : type) + (realm == null ? "" : " realm=\"" + realm + "\"");
        this.hide = config.isTrue("hide_credentials");
    }

    @Override
    public @Nullable CompletionStage<?> access(Exchange exchange) {
        if (anonymous.isSettled(exchange)) {
            return null;
        }
        List<Shown> shown = new ArrayList<>(2);
        for (String header : List.of("Proxy-Authorization", "Authorization")) {
            Shown user = shown(exchange.headers().get(header));
            if (user != null) {
                shown.add(user);
            }
        }
        return first(shown, 0).thenAcceptAsync(right -> finish(exchange, right), exchange.loop());
    }

    /** The first whose password the server takes; null where it takes none. */
    private CompletionStage<@Nullable Shown> first(List<Shown> shown, int from) {
        if (from == shown.size()) {
            return CompletableFuture.completedFuture(null);
        }
        Shown one = shown.get(from);
        return isRight(one)
                .thenCompose(right -> right ? CompletableFuture.completedFuture(one) : first(shown, from + 1));
    }

    private CompletionStage<Boolean> isRight(Shown shown) {
        String key = KnownPasswords.key(shown.user(), shown.password());
        Boolean verdict = known.verdict(key);
        return verdict != null
                ? CompletableFuture.completedFuture(verdict)
                : deliveries
                        .blocking(() -> server.takes(shown.user(), shown.password()))
                        .thenApply(right -> {
                            known.remember(key, right);
                            return right;
                        });
    }

    private void finish(Exchange exchange, @Nullable Shown right) {
        if (right != null) {
            if (hide) {
                exchange.upstream().headers().remove("Authorization");
                exchange.upstream().headers().remove("Proxy-Authorization");
            }
            String id = "ldap_auth_cache:" + KnownPasswords.key(right.user(), right.password());
            Recognition.accept(exchange, new Identity(null, id, right.user()));
        } else if (anonymous.isAllowed()) {
            anonymous.accept(exchange);
        } else {
            Headers headers = new Headers().add("WWW-Authenticate", challenge);
            exchange.respond(ErrorAnswers.error(exchange, 401, "Unauthorized", headers));
        }
    }

    private @Nullable Shown shown(@Nullable String header) {
        String text = header == null ? "" : header.stripLeading();
        if (!text.toLowerCase(Locale.ROOT).startsWith(scheme)) {
            return null;
        }
        String rest = text.substring(scheme.length());
        if (rest.isEmpty() || !Character.isWhitespace(rest.charAt(0))) {
            return null;
        }
        byte[] octets = Octets.base64(rest.stripLeading());
        String pair = octets == null ? "" : new String(octets, StandardCharsets.UTF_8);
        int colon = pair.indexOf(':');
        return colon < 0 || colon == pair.length() - 1
                ? null
                : new Shown(pair.substring(0, colon), pair.substring(colon + 1));
    }
}
