package dev.gw.runtime.plugin.session;

import dev.gw.model.Bundle;
import dev.gw.model.Entity;
import dev.gw.model.EntityKind;
import dev.gw.runtime.exchange.Exchange;
import dev.gw.runtime.exchange.Headers;
import dev.gw.runtime.exchange.Identity;
import dev.gw.runtime.exchange.Response;
import dev.gw.runtime.http.QueryArgs;
import dev.gw.runtime.plugin.ParsedBody;
import dev.gw.runtime.plugin.Plugin;
import dev.gw.runtime.plugin.PluginConfig;
import dev.gw.runtime.plugin.PluginContext;
import dev.gw.runtime.plugin.auth.Octets;
import dev.gw.runtime.plugin.auth.Recognition;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Recognises a client by the cookie it was given when another plugin recognised it; plugins that allow anonymous then
 * leave it alone.
 */
final class Session implements Plugin {
    private static final String SESSION = "authenticated_session";
    private static final String GROUPS = "authenticated_groups";
    private static final Set<String> WITH_BODY = Set.of("DELETE", "PATCH", "POST", "PUT");

    private final SessionCookies cookies;
    private final SessionFields toService;
    private final SessionFields toClient;
    private final Bundle bundle;
    private final RandomGenerator random;
    private final List<String> logoutMethods;
    private final @Nullable String logoutArg;
    private final @Nullable String logoutField;

    Session(PluginConfig config, SessionCookies cookies, PluginContext context) {
        this.cookies = cookies;
        this.toService = new SessionFields(config, "request_headers");
        this.toClient = new SessionFields(config, "response_headers");
        this.bundle = context.bundle();
        this.random = context.random();
        this.logoutMethods = config.strings("logout_methods");
        this.logoutArg = config.text("logout_query_arg");
        this.logoutField = config.isTrue("read_body_for_logout") ? config.text("logout_post_arg") : null;
    }

    @Override
    public @Nullable CompletionStage<?> access(Exchange exchange) {
        SessionData data = opened(exchange);
        if (data == null) {
            return null;
        }
        String method = exchange.request().method();
        boolean mayLogOut = logoutMethods.contains(method);
        if (mayLogOut && asksByQuery(exchange)) {
            logOut(exchange);
            return null;
        }
        if (mayLogOut && logoutField != null && WITH_BODY.contains(method)) {
            return exchange.body().thenAccept(body -> {
                if (asksByBody(ParsedBody.of(exchange, body), logoutField)) {
                    logOut(exchange);
                } else {
                    recognise(exchange, data);
                }
            });
        }
        recognise(exchange, data);
        return null;
    }

    /** The session of the request, or a new one of a client that is remembered. */
    private @Nullable SessionData opened(Exchange exchange) {
        SessionData data = cookies.read(exchange.headers());
        SessionData remembered = data == null ? cookies.remembered(exchange.headers()) : null;
        if (remembered == null) {
            return data;
        }
        SessionData begun = remembered.anew(newId(), cookies.now());
        cookies.remember(exchange.answerHeaders(), remembered.rolledAt(cookies.now()));
        cookies.set(exchange.answerHeaders(), begun);
        return begun;
    }

    private String newId() {
        byte[] octets = new byte[32];
        random.nextBytes(octets);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(octets);
    }

    private boolean asksByQuery(Exchange exchange) {
        return logoutArg != null && QueryArgs.parse(exchange.query()).has(logoutArg);
    }

    private static boolean asksByBody(ParsedBody body, String field) {
        Object asked = body.fields().get(Octets.of(field));
        return asked != null && !asked.equals(false);
    }

    private void logOut(Exchange exchange) {
        Headers headers = new Headers();
        cookies.remove(headers);
        exchange.respond(Response.exit(200, headers, new byte[0]));
    }

    private void recognise(Exchange exchange, SessionData data) {
        Entity consumer = bundle.byId(EntityKind.CONSUMERS, data.consumer()).orElse(null);
        if (consumer == null) {
            cookies.remove(exchange.answerHeaders());
            return;
        }
        SessionData refreshed = cookies.refreshed(data);
        if (!refreshed.equals(data)) {
            cookies.set(exchange.answerHeaders(), refreshed);
        }
        exchange.shared().put(SESSION, refreshed);
        Recognition.accept(exchange, new Identity(consumer, data.credential(), data.credential(), consumer.id()));
        Headers upstream = exchange.upstream().headers();
        toService.set(upstream, refreshed, cookies.now());
        toClient.set(exchange.answerHeaders(), refreshed, cookies.now());
        if (data.groups() == null) {
            upstream.remove("X-Authenticated-Groups");
        } else {
            upstream.set("X-Authenticated-Groups", String.join(", ", data.groups()));
            exchange.shared().put(GROUPS, data.groups());
        }
    }

    @Override
    public void headerFilter(Exchange exchange) {
        Identity identity = exchange.identity();
        String consumer = identity == null ? null : identity.consumerId();
        if (identity == null || identity.isAnonymous() || consumer == null) {
            return;
        }
        String credential = Objects.requireNonNullElse(identity.credentialId(), consumer);
        if (exchange.shared().get(SESSION) instanceof SessionData known
                && known.consumer().equals(consumer)
                && known.credential().equals(credential)) {
            return;
        }
        long now = cookies.now();
        SessionData begun =
                new SessionData(newId(), subject(identity), consumer, credential, groups(exchange), now, now, now);
        Headers answer = Objects.requireNonNull(exchange.response()).headers();
        cookies.set(answer, begun);
        cookies.remember(answer, begun);
        toClient.set(answer, begun, now);
    }

    private static String subject(Identity identity) {
        Entity consumer = Objects.requireNonNull(identity.consumer());
        String name = consumer.fields().string("username");
        String other = name == null ? consumer.fields().string("custom_id") : name;
        return other == null ? consumer.id() : other;
    }

    private static @Nullable List<String> groups(Exchange exchange) {
        return exchange.shared().get(GROUPS) instanceof List<?> groups
                ? groups.stream().map(String::valueOf).toList()
                : null;
    }
}
