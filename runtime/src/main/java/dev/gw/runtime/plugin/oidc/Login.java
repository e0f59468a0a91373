package dev.gw.runtime.plugin.oidc;

import dev.gw.runtime.error.ErrorAnswers;
import dev.gw.runtime.exchange.Exchange;
import dev.gw.runtime.exchange.Headers;
import dev.gw.runtime.http.QueryArgs;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Logs people in by the authorization code flow with PKCE, remembers them in a cookie, and logs them out. Thread-safe. */
final class Login {
    private static final long MOST_SECONDS_TO_LOG_IN = 3600;

    private final Provider provider;
    private final Tokens tokens;
    private final Sessions sessions;
    private final Places places;
    private final Logout logout;
    private final Told told;
    private final String clientId;
    private final String scope;
    private final boolean refuses;
    private final String challenge;
    private final @Nullable String recovery;
    private final SecureRandom random = new SecureRandom();

    Login(Settings settings, Provider provider, Tokens tokens, Sessions sessions, Logout logout, Told told) {
        this.provider = provider;
        this.tokens = tokens;
        this.sessions = sessions;
        this.logout = logout;
        this.told = told;
        this.places = new Places(settings);
        this.clientId = settings.text("client_id", "");
        this.scope = settings.text("scope", "openid");
        this.refuses = !settings.text("unauth_action", "auth").equals("auth");
        this.challenge = "Bearer realm=\"" + settings.text("realm", "kong") + "\"";
        this.recovery = settings.text("recovery_page_path");
    }

    /** Lets a session pass, and sends everybody else to the provider. */
    CompletionStage<@Nullable Void> access(Exchange exchange) {
        SessionData session = sessions.read(exchange.headers());
        QueryArgs args = QueryArgs.parse(exchange.query());
        if (places.isReturn(exchange, args)) {
            return returned(exchange, session, args);
        }
        if (places.isLogout(exchange)) {
            sessions.remove(exchange);
            return after(exchange, logout.page(session), url -> Places.send(exchange, url));
        }
        if (!session.isSomebody()) {
            return begin(exchange, session);
        }
        if (session.expires() > sessions.now()) {
            sessions.renew(exchange, session);
            told.session(exchange, session);
            return done();
        }
        return refreshed(exchange, session);
    }

    private CompletionStage<@Nullable Void> refreshed(Exchange exchange, SessionData session) {
        return tokens.refresh(session)
                .handle((fresh, problem) -> problem == null ? fresh : null)
                .thenComposeAsync(
                        fresh -> {
                            if (fresh == null) {
                                return begin(exchange, session);
                            }
                            sessions.write(exchange, fresh);
                            told.session(exchange, fresh);
                            return done();
                        },
                        exchange.loop());
    }

    private CompletionStage<@Nullable Void> begin(Exchange exchange, SessionData session) {
        if (refuses) {
            exchange.respond(ErrorAnswers.error(
                    exchange, 401, "Unauthorized", new Headers().add("WWW-Authenticate", challenge)));
            return done();
        }
        return after(exchange, provider.discovery(), discovery -> {
            SessionData.Begun login =
                    new SessionData.Begun(drawn(), drawn(), drawn() + drawn(), Places.here(exchange), sessions.now());
            sessions.write(exchange, session.with(login));
            Map<String, String> asked = new LinkedHashMap<>();
            asked.put("response_type", "code");
            asked.put("client_id", clientId);
            asked.put("redirect_uri", places.returnUri(exchange));
            asked.put("scope", scope);
            asked.put("state", login.state());
            asked.put("nonce", login.nonce());
            asked.put("code_challenge", hash(login.verifier()));
            asked.put("code_challenge_method", "S256");
            Places.send(exchange, Places.with(discovery.demanded("authorization_endpoint"), Client.encoded(asked)));
        });
    }

    /** The provider sent somebody back, with a code or with an error. */
    private CompletionStage<@Nullable Void> returned(Exchange exchange, SessionData session, QueryArgs args) {
        String state = first(args, "state");
        SessionData.Begun login = session.logins().stream()
                .filter(one -> one.state().equals(state) && sessions.now() - one.at() < MOST_SECONDS_TO_LOG_IN)
                .findFirst()
                .orElse(null);
        String code = first(args, "code");
        if (login == null || code.isEmpty()) {
            fail(exchange);
            return done();
        }
        Tokens.Code received =
                new Tokens.Code(code, first(args, "iss"), places.returnUri(exchange), login.verifier(), login.nonce());
        return after(exchange, tokens.exchange(received), begun -> {
            sessions.write(exchange, begun);
            Places.send(exchange, login.url());
        });
    }

    /** Goes on where something arrived, on the exchange's event loop; without it, the login fails. */
    private <T> CompletionStage<@Nullable Void> after(Exchange exchange, CompletionStage<T> awaited, Consumer<T> then) {
        return awaited.handleAsync(
                (value, problem) -> {
                    if (problem == null) {
                        then.accept(value);
                    } else {
                        fail(exchange);
                    }
                    return null;
                },
                exchange.loop());
    }

    private void fail(Exchange exchange) {
        if (recovery == null) {
            exchange.respond(ErrorAnswers.error(exchange, 500, "An unexpected error occurred"));
        } else {
            Places.send(exchange, recovery);
        }
    }

    private static CompletionStage<@Nullable Void> done() {
        return CompletableFuture.completedFuture(null);
    }

    private static String first(QueryArgs args, String name) {
        return args.values(name).stream().findFirst().orElse("");
    }

    private String drawn() {
        byte[] octets = new byte[24];
        random.nextBytes(octets);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(octets);
    }

    private static String hash(String verifier) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
