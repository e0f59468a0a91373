package dev.gw.runtime.plugin.oauth2;

import dev.gw.emit.JsonWriter;
import dev.gw.model.Entity;
import dev.gw.runtime.error.ErrorAnswers;
import dev.gw.runtime.exchange.Exchange;
import dev.gw.runtime.exchange.Headers;
import dev.gw.runtime.exchange.Response;
import dev.gw.runtime.http.QueryArgs;
import dev.gw.runtime.observe.Members;
import dev.gw.runtime.plugin.PluginConfig;
import dev.gw.runtime.plugin.auth.Credentials;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Says what is wrong with a request for an authorization; where nothing is, Kong fails for want of a database. */
final class AuthorizeEndpoint {
    private final PluginConfig config;
    private final Requirements requirements;
    private final Credentials clients;

    AuthorizeEndpoint(PluginConfig config, Requirements requirements, Credentials clients) {
        this.config = config;
        this.requirements = requirements;
        this.clients = clients;
    }

    Response answer(Exchange exchange, Parameters parameters) {
        try {
            requirements.requireEncryption(exchange);
            requirements.requireProvisionKey(parameters);
            Requirements.requireUser(parameters);
        } catch (Refused refused) {
            return refusal(refused, parameters, null);
        }
        String id = parameters.get("client_id");
        Entity client = id == null ? null : clients.find(id);
        boolean known = client != null && !Requirements.redirections(client).isEmpty();
        Refused problem = problem(parameters, known ? client : null);
        if (problem == null) {
            return ErrorAnswers.crash(exchange);
        }
        return refusal(problem, parameters, known && client != null ? back(client, parameters) : null);
    }

    private static String back(Entity client, Parameters parameters) {
        String asked = parameters.get("redirect_uri");
        return asked != null && Requirements.redirections(client).contains(asked)
                ? asked
                : Requirements.redirections(client).get(0);
    }

    /** As in Kong, of several problems the one that is found last counts. */
    private @Nullable Refused problem(Parameters parameters, @Nullable Entity client) {
        String type = parameters.get("response_type");
        boolean code = "code".equals(type) && config.isTrue("enable_authorization_code");
        boolean token = "token".equals(type) && config.isTrue("enable_implicit_grant");
        Refused problem = code || token ? null : Refused.of("unsupported_response_type", "Invalid response_type");
        try {
            requirements.scope(parameters);
        } catch (Refused scope) {
            problem = scope;
        }
        if (client == null) {
            problem = Refused.client(/* challenged= */ false);
        } else {
            try {
                Requirements.redirection(client, parameters);
            } catch (Refused redirection) {
                problem = redirection;
            }
        }
        String challenge = challengeProblem(parameters, client);
        return challenge == null ? problem : Refused.of("invalid_request", challenge);
    }

    private @Nullable String challengeProblem(Parameters parameters, @Nullable Entity client) {
        String challenge = parameters.get("code_challenge");
        String method = parameters.get("code_challenge_method");
        if (method != null && challenge == null) {
            return "code_challenge is required when code_method is present";
        }
        if (challenge != null && method != null && !method.equalsIgnoreCase("S256")) {
            return "code_challenge_method is not supported, must be S256";
        }
        String type = client == null ? null : client.fields().string("client_type");
        String demanded = String.valueOf(config.text("pkce"));
        boolean isNeeded = "public".equals(type) && !demanded.equals("none")
                || "confidential".equals(type) && demanded.equals("strict");
        return challenge == null && isNeeded ? "code_challenge is required for " + type + " clients" : null;
    }

    private static Response refusal(Refused refused, Parameters parameters, @Nullable String redirection) {
        Map<String, String> told = new TreeMap<>();
        told.put("error", refused.error());
        told.put("error_description", refused.description());
        String state = parameters.get("state");
        if (state != null) {
            told.put("state", state);
        }
        Members body = new Members();
        if (redirection == null) {
            told.forEach(body::put);
        } else {
            body.put("redirect_uri", with(redirection, told));
        }
        Headers headers = new Headers().add("cache-control", "no-store").add("pragma", "no-cache");
        return ErrorAnswers.json(400, JsonWriter.compact(body.map()), headers);
    }

    /** An address with arguments behind those it has. */
    private static String with(String address, Map<String, String> arguments) {
        int mark = address.indexOf('?');
        StringBuilder out = new StringBuilder(mark < 0 ? address : address.substring(0, mark)).append('?');
        Map<String, String> all = new TreeMap<>(arguments);
        for (QueryArgs.Arg arg :
                QueryArgs.parse(mark < 0 ? null : address.substring(mark + 1)).all()) {
            all.putIfAbsent(arg.name(), Objects.requireNonNullElse(arg.value(), ""));
        }
        all.forEach((name, value) -> out.append(out.charAt(out.length() - 1) == '?' ? "" : "&")
                .append(escaped(name))
                .append('=')
                .append(escaped(value)));
        return out.toString();
    }

    private static String escaped(String text) {
        StringBuilder out = new StringBuilder();
        for (byte octet : text.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (octet & 0xff);
            boolean plain = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '_';
            out.append(
                    plain ? String.valueOf(c) : "%" + Character.forDigit(c >> 4, 16) + Character.forDigit(c & 15, 16));
        }
        return out.toString();
    }
}
