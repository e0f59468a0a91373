package dev.gw.runtime.plugin.oauth2;

import dev.gw.document.MapNode;
import dev.gw.document.Node;
import dev.gw.emit.JsonWriter;
import dev.gw.model.Entity;
import dev.gw.runtime.error.ErrorAnswers;
import dev.gw.runtime.exchange.Exchange;
import dev.gw.runtime.exchange.Headers;
import dev.gw.runtime.exchange.Response;
import dev.gw.runtime.observe.Members;
import dev.gw.runtime.plugin.PluginConfig;
import dev.gw.runtime.plugin.auth.Credentials;
import dev.gw.runtime.plugin.auth.Scheme;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Gives tokens to clients that show their own credentials. Immutable. */
final class TokenEndpoint {
    private final PluginConfig config;
    private final Credentials clients;
    private final Tokens tokens;

    /** Who asks. */
    private record Client(String id, String secret, boolean inHeader) {}

    /** What is wrong with a request. */
    private static final class Refused extends Exception {
        private static final long serialVersionUID = 1;
        private final String error;
        private final boolean challenged;

        Refused(String error, String description, boolean challenged) {
            super(description, null, false, false);
            this.error = error;
            this.challenged = challenged;
        }
    }

    TokenEndpoint(PluginConfig config, Credentials clients, Tokens tokens) {
        this.config = config;
        this.clients = clients;
        this.tokens = tokens;
    }

    Response answer(Exchange exchange, Parameters parameters) {
        Headers headers = new Headers().add("cache-control", "no-store").add("pragma", "no-cache");
        String state = parameters.get("state");
        try {
            Node token = token(exchange, parameters, state);
            return ErrorAnswers.json(200, JsonWriter.compact(token), headers);
        } catch (Refused refused) {
            if (refused.challenged) {
                headers.add("www-authenticate", "Basic realm=\"OAuth2.0\"");
            }
            Members body = new Members()
                    .put("error", refused.error)
                    .put("error_description", String.valueOf(refused.getMessage()));
            if (state != null) {
                body.put("state", state);
            }
            return ErrorAnswers.json(refused.challenged ? 401 : 400, JsonWriter.compact(body.map()), headers);
        }
    }

    private MapNode token(Exchange exchange, Parameters parameters, @Nullable String state) throws Refused {
        if (!isEncrypted(exchange)) {
            throw new Refused("access_denied", "You must use HTTPS", /* challenged= */ false);
        }
        if (!config.isTrue("enable_client_credentials") || !"client_credentials".equals(parameters.get("grant_type"))) {
            throw new Refused("unsupported_grant_type", "Invalid grant_type", /* challenged= */ false);
        }
        Entity client = client(exchange, parameters);
        String scope = scope(parameters.get("scope"));
        long seconds = config.integer("token_expiration");
        Entity service = exchange.service();
        boolean everywhere = config.isTrue("global_credentials") || service == null;
        String text = tokens.issue(new Token(
                client.id(),
                everywhere || service == null ? null : service.id(),
                scope,
                parameters.get("authenticated_userid"),
                seconds,
                tokens.now()));
        Members answer = new Members().put("access_token", text).put("token_type", "bearer");
        if (seconds > 0) {
            answer.put("expires_in", seconds);
        }
        if (state != null) {
            answer.put("state", state);
        }
        return answer.map();
    }

    private boolean isEncrypted(Exchange exchange) {
        boolean behind = config.isTrue("accept_http_if_already_terminated")
                && exchange.forwarded().proto().equals("https");
        return exchange.request().scheme().equals("https") || behind;
    }

    private Entity client(Exchange exchange, Parameters parameters) throws Refused {
        Client shown = shown(exchange, parameters);
        Entity client = shown == null ? null : clients.find(shown.id());
        String secret = client == null ? null : client.fields().string("client_secret");
        boolean right = shown != null
                && secret != null
                && MessageDigest.isEqual(
                        secret.getBytes(StandardCharsets.UTF_8), shown.secret().getBytes(StandardCharsets.UTF_8));
        if (client == null || !right) {
            boolean inHeader = shown != null && shown.inHeader();
            throw new Refused("invalid_client", "Invalid client authentication", inHeader);
        }
        String given = parameters.get("provision_key");
        String user = parameters.get("authenticated_userid");
        if (user != null && !config.string("provision_key").equals(given)) {
            throw new Refused("invalid_provision_key", "Invalid provision_key", /* challenged= */ false);
        }
        return client;
    }

    private @Nullable Client shown(Exchange exchange, Parameters parameters) {
        String id = parameters.get("client_id");
        String secret = parameters.get("client_secret");
        if (id != null && secret != null) {
            return new Client(id, secret, /* inHeader= */ false);
        }
        String header = exchange.headers().get(config.string("auth_header_name"));
        String basic = header == null ? null : Scheme.after("basic", header, 0);
        if (basic == null) {
            return null;
        }
        try {
            String pair = new String(Base64.getDecoder().decode(basic.strip()), StandardCharsets.UTF_8);
            int colon = pair.indexOf(':');
            return colon < 0
                    ? null
                    : new Client(pair.substring(0, colon), pair.substring(colon + 1), /* inHeader= */ true);
        } catch (IllegalArgumentException notBase64) {
            return null;
        }
    }

    private @Nullable String scope(@Nullable String asked) throws Refused {
        List<String> known = config.strings("scopes");
        if (asked == null) {
            if (config.isTrue("mandatory_scope")) {
                throw new Refused("invalid_scope", "You must specify a scope", /* challenged= */ false);
            }
            return null;
        }
        List<String> scopes = new ArrayList<>();
        for (String scope :
                known.isEmpty() ? List.<String>of() : List.of(asked.strip().split("\\s+"))) {
            if (!known.contains(scope)) {
                throw new Refused("invalid_scope", "\"" + scope + "\" is an invalid scope", /* challenged= */ false);
            }
            scopes.add(scope);
        }
        return scopes.isEmpty() ? null : String.join(" ", scopes);
    }
}
