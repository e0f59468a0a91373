package dev.gw.runtime.plugin.oauth2;

import dev.gw.emit.JsonWriter;
import dev.gw.model.Bundle;
import dev.gw.model.Entity;
import dev.gw.model.EntityKind;
import dev.gw.runtime.error.ErrorAnswers;
import dev.gw.runtime.exchange.Exchange;
import dev.gw.runtime.exchange.Headers;
import dev.gw.runtime.exchange.Identity;
import dev.gw.runtime.http.QueryArgs;
import dev.gw.runtime.observe.Members;
import dev.gw.runtime.plugin.Plugin;
import dev.gw.runtime.plugin.PluginConfig;
import dev.gw.runtime.plugin.auth.Anonymous;
import dev.gw.runtime.plugin.auth.Credentials;
import dev.gw.runtime.plugin.auth.Recognition;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Takes requests that show an access token; those for the token endpoint it answers itself. */
final class OAuth2 implements Plugin {
    private static final String EXPIRED = "The access token is invalid or has expired";

    private final Tokens tokens;
    private final TokenEndpoint endpoint;
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
            Credentials clients,
            Anonymous anonymous,
            Bundle bundle) {
        this.bundle = bundle;
        this.tokens = tokens;
        this.endpoint = endpoint;
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
        String path = exchange.request().rawPath();
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
            refuse(
                    exchange,
                    405,
                    "invalid_method",
                    "The HTTP method " + method + " is invalid for the " + full + " endpoint",
                    /* named= */ true);
            return null;
        }
        if (name.equals("authorize")) {
            refuse(exchange, 400, "unsupported_response_type", "Invalid response_type", /* named= */ false);
            return null;
        }
        return exchange.body()
                .thenAccept(body -> exchange.respond(endpoint.answer(exchange, new Parameters(exchange, body))));
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
        List<String> values = QueryArgs.parse(exchange.query()).values("access_token");
        if (!values.isEmpty()) {
            if (hide) {
                QueryArgs sentOn = QueryArgs.parse(exchange.upstream().query());
                exchange.upstream().query(sentOn.without("access_token").encode());
            }
            check(exchange, values.get(0));
            return null;
        }
        return exchange.body().thenAccept(body -> check(exchange, new Parameters(exchange, body).get("access_token")));
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
        } else if (anonymous.isAllowed()) {
            anonymous.accept(exchange);
        } else if (text == null || text.isEmpty()) {
            refuse(exchange, 401, "invalid_request", "The access token is missing", /* named= */ false);
        } else {
            refuse(exchange, 401, "invalid_token", EXPIRED, /* named= */ true);
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

    private void refuse(Exchange exchange, int status, String error, String description, boolean named) {
        String challenge =
                "Bearer" + realm + (named ? " error=\"" + error + "\" error_description=\"" + description + "\"" : "");
        Headers headers = new Headers().add("WWW-Authenticate", challenge);
        String body = JsonWriter.compact(new Members()
                .put("error", error)
                .put("error_description", description)
                .map());
        exchange.respond(ErrorAnswers.json(status, body, headers));
    }
}
