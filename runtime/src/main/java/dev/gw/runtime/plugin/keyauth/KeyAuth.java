package dev.gw.runtime.plugin.keyauth;

import dev.gw.document.Scalar;
import dev.gw.model.Entity;
import dev.gw.runtime.error.ErrorAnswers;
import dev.gw.runtime.exchange.Exchange;
import dev.gw.runtime.exchange.Headers;
import dev.gw.runtime.exchange.Identity;
import dev.gw.runtime.exchange.UpstreamRequest;
import dev.gw.runtime.http.QueryArgs;
import dev.gw.runtime.http.SearchParams;
import dev.gw.runtime.plugin.Plugin;
import dev.gw.runtime.plugin.PluginConfig;
import dev.gw.runtime.plugin.auth.Anonymous;
import dev.gw.runtime.plugin.auth.Credentials;
import dev.gw.runtime.plugin.auth.Octets;
import dev.gw.runtime.plugin.auth.Recognition;
import dev.gw.runtime.plugin.auth.SentHeaders;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Looks for a key under each of its names, in the header, then the query, then the body; the first one found counts. */
final class KeyAuth implements Plugin {
    private final List<String> names;
    private final boolean inHeader;
    private final boolean inQuery;
    private final boolean inBody;
    private final boolean hide;
    private final boolean onPreflight;
    private final String challenge;
    private final Clock clock;
    private final Credentials credentials;
    private final Anonymous anonymous;

    KeyAuth(PluginConfig config, Clock clock, Credentials credentials, Anonymous anonymous) {
        this.names = config.strings("key_names");
        this.inHeader = config.isTrue("key_in_header");
        this.inQuery = config.isTrue("key_in_query");
        this.inBody = config.isTrue("key_in_body");
        this.hide = config.isTrue("hide_credentials");
        this.onPreflight = config.isTrue("run_on_preflight");
        String realm = config.text("realm");
        this.challenge = realm == null ? "Key" : "Key realm=\"" + Octets.of(realm) + "\"";
        this.clock = clock;
        this.credentials = credentials;
        this.anonymous = anonymous;
    }

    @Override
    public @Nullable CompletionStage<?> access(Exchange exchange) {
        boolean preflight = exchange.request().method().equals("OPTIONS") && !onPreflight;
        if (preflight || anonymous.isSettled(exchange)) {
            return null;
        }
        if (inBody) {
            return exchange.body().thenAccept(body -> decide(exchange, new BodyArgs(exchange, body)));
        }
        decide(exchange, null);
        return null;
    }

    private void decide(Exchange exchange, @Nullable BodyArgs body) {
        QueryArgs query = QueryArgs.parse(exchange.query());
        for (String name : names) {
            Found found = find(exchange, query, body, name);
            if (found.isAmbiguous()) {
                refuse(exchange, "Duplicate API key found");
                return;
            }
            String key = found.key();
            if (key != null) {
                if (hide) {
                    hide(exchange, body, name);
                }
                accept(exchange, key);
                return;
            }
        }
        refuse(exchange, "No API key found in request");
    }

    private Found find(Exchange exchange, QueryArgs query, @Nullable BodyArgs body, String name) {
        List<String> sent = inHeader ? SentHeaders.all(exchange.headers(), name) : List.of();
        if (!sent.isEmpty()) {
            return sent.size() > 1 ? Found.AMBIGUOUS : Found.of(Octets.utf8(sent.get(0)));
        }
        if (inQuery && query.has(name)) {
            return Found.in(query, name);
        }
        return body == null ? Found.NOTHING : body.find(name);
    }

    /** As in Kong, what is left of query and body is written anew, also where the name is not in it. */
    private static void hide(Exchange exchange, @Nullable BodyArgs body, String name) {
        UpstreamRequest upstream = exchange.upstream();
        String query = upstream.query();
        if (query != null && !query.isEmpty()) {
            String octets = new String(name.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
            String left = SearchParams.without(query, octets);
            upstream.query(left.isEmpty() ? null : left);
        }
        upstream.headers().remove(name);
        if (body != null) {
            body.hide(name);
        }
    }

    private void accept(Exchange exchange, String key) {
        if (key.isEmpty()) {
            refuse(exchange, "No API key found in request");
            return;
        }
        Entity credential = credentials.find(key);
        if (credential == null || isExpired(credential)) {
            refuse(exchange, "Unauthorized");
            return;
        }
        Entity consumer = credentials.consumer(credential).orElse(null);
        Recognition.accept(exchange, new Identity(consumer, credential.id(), credential.id()));
    }

    /** Without a database Kong takes a ttl as it was written: as the moment of expiry, in seconds since 1970. */
    private boolean isExpired(Entity credential) {
        return credential.authored().get("ttl") instanceof Scalar ttl
                && ttl.number() <= clock.instant().getEpochSecond();
    }

    private void refuse(Exchange exchange, String message) {
        if (anonymous.isAllowed()) {
            anonymous.accept(exchange);
            return;
        }
        Headers headers = new Headers().add("WWW-Authenticate", challenge);
        exchange.respond(ErrorAnswers.error(exchange, 401, message, headers));
    }
}
