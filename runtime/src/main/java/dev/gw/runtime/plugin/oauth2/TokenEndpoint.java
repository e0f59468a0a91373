package dev.gw.runtime.plugin.oauth2;

import dev.gw.document.Node;
import dev.gw.document.Scalar;
import dev.gw.emit.JsonWriter;
import dev.gw.model.Entity;
import dev.gw.runtime.error.ErrorAnswers;
import dev.gw.runtime.exchange.Exchange;
import dev.gw.runtime.exchange.Headers;
import dev.gw.runtime.exchange.Response;
import dev.gw.runtime.observe.Members;
import dev.gw.runtime.plugin.PluginConfig;
import dev.gw.runtime.plugin.auth.Credentials;
import dev.gw.runtime.plugin.auth.Octets;
import dev.gw.runtime.plugin.auth.Scheme;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;

/** Gives tokens to clients that show their own credentials; the other grants fail in Kong for want of a database. */
final class TokenEndpoint {
    private final PluginConfig config;
    private final Requirements requirements;
    private final Credentials clients;
    private final Tokens tokens;

    /**
     * Who asks.
     *
     * @param id null for nobody
     * @param secret null for none
     */
    private record Shown(@Nullable String id, @Nullable String secret, boolean inHeader) {}

    TokenEndpoint(PluginConfig config, Requirements requirements, Credentials clients, Tokens tokens) {
        this.config = config;
        this.requirements = requirements;
        this.clients = clients;
        this.tokens = tokens;
    }

    Response answer(Exchange exchange, Parameters parameters) {
        Headers headers = new Headers().add("cache-control", "no-store").add("pragma", "no-cache");
        String state = parameters.get("state");
        try {
            requirements.requireEncryption(exchange);
            Entity client = client(exchange, parameters);
            requireGrant(parameters, client);
            if (!"client_credentials".equals(parameters.get("grant_type"))) {
                return ErrorAnswers.crash(exchange);
            }
            Members token = token(exchange, parameters, client);
            return ErrorAnswers.json(
                    200,
                    JsonWriter.compact(token.putIfThere("state", text(state)).map()),
                    headers);
        } catch (Refused refused) {
            if (refused.isChallenged()) {
                headers.add("www-authenticate", "Basic realm=\"OAuth2.0\"");
            }
            Members body = new Members()
                    .put("error", refused.error())
                    .put("error_description", refused.description())
                    .putIfThere("state", text(state));
            return ErrorAnswers.json(refused.isChallenged() ? 401 : 400, JsonWriter.compact(body.map()), headers);
        }
    }

    private static @Nullable Node text(@Nullable String value) {
        return value == null ? null : Scalar.string(value);
    }

    /** The client that shows itself. As in Kong, of several problems the one that is found last counts. */
    private Entity client(Exchange exchange, Parameters parameters) throws Refused {
        String grant = String.valueOf(parameters.get("grant_type"));
        Shown shown = shown(exchange, parameters);
        Entity client = shown.id() == null || shown.id().isEmpty() ? null : clients.find(shown.id());
        Refused problem = isOffered(grant) ? null : Refused.of("unsupported_grant_type", "Invalid grant_type");
        if (!grant.equals("client_credentials")) {
            try {
                if (client == null || Requirements.redirections(client).isEmpty()) {
                    throw Refused.client(shown.inHeader());
                }
                Requirements.redirection(client, parameters);
            } catch (Refused redirection) {
                problem = redirection;
            }
        }
        Refused secret = client == null ? null : secretProblem(client, shown);
        if (secret != null) {
            throw secret;
        }
        if (problem != null) {
            throw problem;
        }
        if (client == null) {
            if (parameters.get("authenticated_userid") != null) {
                requirements.requireProvisionKey(parameters);
            }
            throw Refused.client(/* challenged= */ false);
        }
        return client;
    }

    private boolean isOffered(String grant) {
        return switch (grant) {
            case "authorization_code", "refresh_token" -> true;
            case "client_credentials" -> config.isTrue("enable_client_credentials");
            case "password" -> config.isTrue("enable_password_grant");
            default -> false;
        };
    }

    /** Whether a secret is that of a client, whose file may hold it as a hash. */
    private static boolean isRight(Entity client, String secret, String right) {
        HashedSecret hash = client.fields().get("hash_secret") instanceof Scalar set && set.isTrue()
                ? HashedSecret.read(right)
                : null;
        return hash == null ? MessageDigest.isEqual(octets(right), octets(secret)) : hash.isOf(octets(secret));
    }

    private static @Nullable Refused secretProblem(Entity client, Shown shown) {
        String secret = shown.secret();
        if ("public".equals(client.fields().string("client_type"))) {
            return secret == null || secret.isBlank()
                    ? null
                    : Refused.of("invalid_request", "client_secret is disallowed for public clients");
        }
        String right = client.fields().string("client_secret");
        boolean same = right != null && secret != null && isRight(client, secret, right);
        return same ? null : Refused.client(shown.inHeader());
    }

    private static byte[] octets(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private void requireGrant(Parameters parameters, Entity client) throws Refused {
        switch (String.valueOf(parameters.get("grant_type"))) {
            case "authorization_code" -> throw Refused.of("invalid_request", "Invalid code");
            case "refresh_token" -> requireRefreshable(parameters, client);
            case "password" -> {
                requirements.requireProvisionKey(parameters);
                Requirements.requireUser(parameters);
                requirements.scope(parameters);
            }
            default -> {
                if (parameters.get("authenticated_userid") != null) {
                    requirements.requireProvisionKey(parameters);
                }
            }
        }
    }

    private void requireRefreshable(Parameters parameters, Entity client) throws Refused {
        Token token = tokens.refreshedBy(parameters.get("refresh_token"));
        if (token == null) {
            throw Refused.of("invalid_request", "Invalid refresh_token");
        }
        if (!token.credential().equals(client.id())) {
            throw Refused.client(/* challenged= */ false);
        }
    }

    private Members token(Exchange exchange, Parameters parameters, Entity client) throws Refused {
        String scope = requirements.scope(parameters);
        long seconds = config.integer("token_expiration");
        Entity service = config.isTrue("global_credentials") ? null : exchange.service();
        String text = tokens.issue(new Token(
                client.id(),
                service == null ? null : service.id(),
                scope,
                parameters.get("authenticated_userid"),
                seconds,
                tokens.now()));
        Members answer = new Members().put("access_token", text).put("token_type", "bearer");
        return seconds > 0 ? answer.put("expires_in", seconds) : answer;
    }

    private Shown shown(Exchange exchange, Parameters parameters) {
        String id = parameters.get("client_id");
        String secret = parameters.get("client_secret");
        String header = exchange.headers().get(config.string("auth_header_name"));
        if (id != null && secret != null || header == null) {
            return new Shown(id, secret, /* inHeader= */ false);
        }
        String basic = Scheme.after("basic", header, 0);
        byte[] pair = basic == null ? null : Octets.base64(basic);
        String[] parts = pair == null ? new String[0] : new String(pair, StandardCharsets.UTF_8).split(":", -1);
        return new Shown(parts.length > 0 ? parts[0] : null, parts.length > 1 ? parts[1] : null, /* inHeader= */ true);
    }
}
