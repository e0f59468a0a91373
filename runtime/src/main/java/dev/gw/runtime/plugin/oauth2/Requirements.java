package dev.gw.runtime.plugin.oauth2;

import dev.gw.model.Entity;
import dev.gw.runtime.exchange.Exchange;
import dev.gw.runtime.plugin.PluginConfig;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What requests to either endpoint have to meet. Immutable. */
final class Requirements {
    private final List<String> scopes;
    private final boolean needsScope;
    private final @Nullable String provisionKey;
    private final boolean maybeTerminated;

    Requirements(PluginConfig config) {
        scopes = config.strings("scopes");
        needsScope = config.isTrue("mandatory_scope");
        provisionKey = config.text("provision_key");
        maybeTerminated = config.isTrue("accept_http_if_already_terminated");
    }

    void requireEncryption(Exchange exchange) throws Refused {
        boolean behind = maybeTerminated && exchange.forwarded().proto().equals("https");
        if (!exchange.request().scheme().equals("https") && !behind) {
            throw Refused.of("access_denied", "You must use HTTPS");
        }
    }

    void requireProvisionKey(Parameters parameters) throws Refused {
        // without a configured key Kong draws a random one, which nobody knows
        if (provisionKey == null || !provisionKey.equals(parameters.get("provision_key"))) {
            throw Refused.of("invalid_provision_key", "Invalid provision_key");
        }
    }

    static void requireUser(Parameters parameters) throws Refused {
        String user = parameters.get("authenticated_userid");
        if (user == null || user.isBlank()) {
            throw Refused.of("invalid_authenticated_userid", "Missing authenticated_userid parameter");
        }
    }

    /** The scopes that are asked for; null for none. */
    @Nullable
    String scope(Parameters parameters) throws Refused {
        String asked = parameters.get("scope");
        if (asked == null && needsScope) {
            throw Refused.of("invalid_scope", "You must specify a scope");
        }
        List<String> found = new ArrayList<>();
        for (String scope : asked == null || scopes.isEmpty() ? new String[0] : asked.split("\\s+")) {
            if (!scope.isEmpty() && !scopes.contains(scope)) {
                throw Refused.of("invalid_scope", "\"" + scope + "\" is an invalid scope");
            }
            if (!scope.isEmpty()) {
                found.add(scope);
            }
        }
        return found.isEmpty() ? null : String.join(" ", found);
    }

    /** Where a client lets itself be sent back to: what the request says, else the first of its addresses. */
    static String redirection(Entity client, Parameters parameters) throws Refused {
        List<String> allowed = redirections(client);
        String asked = parameters.get("redirect_uri");
        if (asked != null && !allowed.contains(asked)) {
            throw Refused.of(
                    "invalid_request",
                    "Invalid redirect_uri that does not match with any redirect_uri created with the application");
        }
        return asked == null ? allowed.get(0) : asked;
    }

    /** The addresses of a client. */
    static List<String> redirections(Entity client) {
        return new PluginConfig(client.fields()).strings("redirect_uris");
    }
}
