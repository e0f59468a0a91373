package dev.gw.runtime.plugin.oauth2;

import dev.gw.emit.JsonWriter;
import dev.gw.model.Bundle;
import dev.gw.model.Entity;
import dev.gw.model.EntityKind;
import dev.gw.runtime.error.ErrorAnswers;
import dev.gw.runtime.exchange.Exchange;
import dev.gw.runtime.exchange.Headers;
import dev.gw.runtime.exchange.Identity;
import dev.gw.runtime.exchange.UpstreamRequest;
import dev.gw.runtime.http.QueryArgs;
import dev.gw.runtime.observe.Members;
import dev.gw.runtime.plugin.Plugin;
import dev.gw.runtime.plugin.PluginConfig;
import dev.gw.runtime.plugin.auth.Anonymous;
import dev.gw.runtime.plugin.auth.Credentials;
import dev.gw.runtime.plugin.auth.Recognition;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Takes requests that show an access token; those for the token endpoint it answers itself. */
final class OAuth2 implements Plugin {
    private static final String EXPIRED = "The access token is invalid or has expired";
    private static final String GLOBAL =
            "The access token is global, but the current plugin is configured without" + " 'global_credentials'";
    private static final String TOKEN = "access_token";

    private final Tokens tokens;
    private final TokenEndpoint endpoint;
    private final AuthorizeEndpoint authorization;
    private final Credentials clients;
    private final Anonymous anonymous;
    private final String header;
    private final boolean hide;
    private final boolean everywhere;
    private final String realm;
    private final Bundle bundle;

    OAuth2(
            PluginConfig config,
            Tokens tokens,
            TokenEndpoint endpoint,
            AuthorizeEndpoint authorization,
            Credentials clients,
            Anonymous anonymous,
            Bundle bundle) {
        this.bundle = bundle;
        this.tokens = tokens;
        this.endpoint = endpoint;
        this.authorization = authorization;
        this.clients = clients;
        this.anonymous = anonymous;
        this.header = Objects.requireNonNullElse(config.text("auth_header_name"), "authorization");
        this.hide = config.isTrue("hide_credentials");
        this.everywhere = config.isTrue("global_credentials");
        String named = config.text("realm");
        this.realm = named == null ? "" : " realm=\"" + named + "\"";
    }

    @Override
    public @Nullable CompletionStage<?> access(Exchange exchange) {
        String path = String.valueOf(exchange.request().path());
        String bare = path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
        for (String name : List.of("token", "authorize")) {
            if (bare.endsWith("/oauth2/" + name)) {
                return ofEndpoint(exchange, name);
            }
        }
        if (anonymous.isSettled(exchange)) {
            exchange.upstream().headers().remove("X-Authenticated-Scope");
            exchange.upstream().headers().remove("X-Authenticated-UserId");
            return null;
        }
        return authenticate(exchange);
    }

    private @Nullable CompletionStage<?> ofEndpoint(Exchange exchange, String name) {
        String method = exchange.request().method();
        if (!method.equals("POST")) {
            String full = name.equals("token") ? "token" : "authorization";
            String problem = "The HTTP method " + method + " is invalid for the " + full + " endpoint";
            refuse(exchange, 405, "invalid_method", problem, problem);
            return null;
        }
        return Parameters.of(exchange)
                .thenAccept(parameters -> exchange.respond(
                        name.equals("token")
                                ? endpoint.answer(exchange, parameters)
                                : authorization.answer(exchange, parameters)));
    }

    private @Nullable CompletionStage<?> authenticate(Exchange exchange) {
        String sent = exchange.headers().get(header);
        if (sent != null) {
            String[] parts = sent.strip().split("\\s+");
            boolean scheme =
                    parts.length == 2 && List.of("token", "bearer").contains(parts[0].toLowerCase(Locale.ROOT));
            if (scheme && hide) {
                exchange.upstream().headers().remove(header);
            }
            check(exchange, scheme ? parts[1] : sent);
            return null;
        }
        return Parameters.of(exchange).thenCompose(parameters -> {
            String shown = parameters.get(TOKEN);
            CompletionStage<Void> hidden =
                    hide && shown != null ? hide(exchange) : CompletableFuture.completedFuture(null);
            return hidden.thenAccept(done -> check(exchange, shown));
        });
    }

    /** Takes the token out of query and form. As in Kong, what is left is written anew, sorted. */
    private static CompletionStage<Void> hide(Exchange exchange) {
        UpstreamRequest upstream = exchange.upstream();
        upstream.query(QueryArgs.parse(upstream.query()).without(TOKEN).encodeSorted());
        String type = exchange.headers().get("Content-Type");
        boolean isForm = type != null && type.contains("application/x-www-form-urlencoded");
        if (!isForm || upstream.method().equals("GET")) {
            return CompletableFuture.completedFuture(null);
        }
        return exchange.body().thenAccept(body -> {
            QueryArgs form = QueryArgs.parse(new String(body, StandardCharsets.ISO_8859_1));
            String left = Objects.requireNonNullElse(form.without(TOKEN).encodeSorted(), "");
            exchange.replaceBody(left.getBytes(StandardCharsets.UTF_8));
        });
    }

    private void check(Exchange exchange, @Nullable String text) {
        Token token = text == null || text.isEmpty() ? null : tokens.find(text);
        Entity service = exchange.service();
        boolean fits = token != null
                && (token.service() == null
                        ? everywhere
                        : service != null && token.service().equals(service.id()));
        if (token != null && fits) {
            accept(exchange, token);
        } else if (token != null && token.service() == null) {
            refuse(exchange, 401, "invalid_token", GLOBAL, EXPIRED);
        } else if (anonymous.isAllowed()) {
            anonymous.accept(exchange);
        } else if (text == null || text.isEmpty()) {
            refuse(exchange, 401, "invalid_request", "The access token is missing", null);
        } else {
            refuse(exchange, 401, "invalid_token", EXPIRED, EXPIRED);
        }
    }

    private void accept(Exchange exchange, Token token) {
        Entity client =
                bundle.byId(EntityKind.OAUTH2_CREDENTIALS, token.credential()).orElse(null);
        Entity consumer = client == null ? null : clients.consumer(client).orElse(null);
        String named = client == null ? null : client.fields().string("client_id");
        Recognition.accept(exchange, new Identity(consumer, token.credential(), named));
        Headers headers = exchange.upstream().headers();
        set(headers, "X-Authenticated-Scope", token.scope());
        set(headers, "X-Authenticated-UserId", token.user());
    }

    private static void set(Headers headers, String name, @Nullable String value) {
        if (value == null) {
            headers.remove(name);
        } else {
            headers.set(name, value);
        }
    }

    /**
     * Refuses a request.
     *
     * @param challenge what the challenge says of it; null where it names no error
     */
    private void refuse(Exchange exchange, int status, String error, String description, @Nullable String challenge) {
        String named = challenge == null ? "" : " error=\"" + error + "\" error_description=\"" + challenge + "\"";
        Headers headers = new Headers().add("WWW-Authenticate", "Bearer" + realm + named);
        String body = JsonWriter.compact(new Members()
                .put("error", error)
                .put("error_description", description)
                .map());
        exchange.respond(ErrorAnswers.json(status, body, headers));
    }
}
