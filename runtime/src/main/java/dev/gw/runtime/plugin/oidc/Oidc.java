package dev.gw.runtime.plugin.oidc;

import dev.gw.check.schema.LuaPattern;
import dev.gw.runtime.error.ErrorAnswers;
import dev.gw.runtime.exchange.Exchange;
import dev.gw.runtime.exchange.Headers;
import dev.gw.runtime.exchange.Identity;
import dev.gw.runtime.plugin.Plugin;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * Lets pass who shows a bearer token of the provider or has a session; sends the others to the login, or refuses them.
 * The ways are tried in this order: a token that the provider signed, a token that it vouches for, the session.
 */
final class Oidc implements Plugin {
    /** A longer path is never free of credentials: patterns may take long over long texts. */
    private static final int LONGEST_FILTERED = 2048;

    private final Told told;
    private final Login login;
    private final Ways ways;
    private final boolean skipsRecognised;
    private final List<LuaPattern> filters;
    private final boolean bearerOnly;
    private final @Nullable String demandedScope;
    private final String realm;

    /**
     * The ways to look at a bearer token.
     *
     * @param signed by the provider's keys; null where that is off
     * @param vouched what {@code introspection_endpoint} brings: an answer of the provider, or its keys again
     */
    record Ways(@Nullable TokenCheck signed, @Nullable TokenCheck vouched) {}

    /** One way to look at a bearer token. */
    @FunctionalInterface
    interface TokenCheck {
        CompletionStage<Verdict> check(String token);
    }

    Oidc(Settings settings, Told told, Login login, Ways ways) {
        this.told = told;
        this.login = login;
        this.ways = ways;
        this.skipsRecognised = settings.isOn("skip_already_auth_requests");
        this.filters = settings.filters().stream().map(LuaPattern::new).toList();
        this.bearerOnly = settings.isOn("bearer_only");
        this.demandedScope = settings.isOn("validate_scope") ? settings.text("scope", "openid") : null;
        this.realm = settings.text("realm", "kong");
    }

    @Override
    public @Nullable CompletionStage<?> access(Exchange exchange) {
        Identity identity = exchange.identity();
        if (skipsRecognised && identity != null && !identity.isAnonymous() || isFree(exchange)) {
            return null;
        }
        told.clear(exchange);
        String token = bearer(exchange.headers());
        CompletionStage<@Nullable Void> way = token == null || ways.signed() == null
                ? vouched(exchange, token, null)
                : then(
                        exchange,
                        ways.signed().check(token),
                        verdict -> accepted(exchange, verdict, false) ? done() : vouched(exchange, token, verdict));
        return isDone(way) ? null : way;
    }

    private static boolean isDone(CompletionStage<?> way) {
        CompletableFuture<?> future = way.toCompletableFuture();
        return future.isDone() && !future.isCompletedExceptionally();
    }

    private boolean isFree(Exchange exchange) {
        String path = exchange.request().path();
        return path != null
                && path.length() <= LONGEST_FILTERED
                && filters.stream().anyMatch(pattern -> pattern.matches(path));
    }

    /** What stands behind the scheme Bearer; null where no such token is sent. */
    private static @Nullable String bearer(Headers headers) {
        String sent = headers.get("Authorization");
        return sent != null && sent.regionMatches(true, 0, "Bearer ", 0, 7)
                ? sent.substring(7).strip()
                : null;
    }

    private CompletionStage<@Nullable Void> vouched(
            Exchange exchange, @Nullable String token, @Nullable Verdict earlier) {
        if (token == null || ways.vouched() == null) {
            return otherwise(exchange, earlier == null ? Verdict.bad("no bearer token is sent") : earlier);
        }
        return then(
                exchange,
                ways.vouched().check(token),
                verdict -> accepted(exchange, verdict, true) ? done() : otherwise(exchange, verdict));
    }

    private boolean accepted(Exchange exchange, Verdict verdict, boolean scoped) {
        Map<String, Object> claims = verdict.claims();
        if (claims == null) {
            return false;
        }
        if (scoped && demandedScope != null && !scopes(claims).contains(demandedScope)) {
            exchange.respond(ErrorAnswers.error(exchange, 403, "Forbidden"));
        } else {
            told.bearer(exchange, claims);
        }
        return true;
    }

    private static Set<String> scopes(Map<String, Object> claims) {
        return claims.get("scope") instanceof String text ? Set.copyOf(List.of(text.split(" +"))) : Set.of();
    }

    /** No bearer token did. */
    private CompletionStage<@Nullable Void> otherwise(Exchange exchange, Verdict verdict) {
        if (!bearerOnly) {
            return login.access(exchange);
        }
        String challenge = "Bearer realm=\"" + realm + "\",error=\"" + verdict.problem() + "\"";
        exchange.respond(
                ErrorAnswers.error(exchange, 401, "Unauthorized", new Headers().add("WWW-Authenticate", challenge)));
        return done();
    }

    private interface Next {
        CompletionStage<@Nullable Void> with(Verdict verdict);
    }

    /** Goes on with a verdict: at once where it is there, else on the exchange's event loop. */
    private static CompletionStage<@Nullable Void> then(
            Exchange exchange, CompletionStage<Verdict> awaited, Next next) {
        CompletableFuture<Verdict> verdict = awaited.toCompletableFuture();
        return verdict.isDone() && !verdict.isCompletedExceptionally()
                ? next.with(verdict.join())
                : verdict.handle((value, problem) -> problem == null ? value : null)
                        .thenComposeAsync(
                                value -> value == null ? unreachable(exchange) : next.with(value), exchange.loop());
    }

    /** The provider's silence says nothing about the token, so it is not refused as a bad one. */
    private static CompletionStage<@Nullable Void> unreachable(Exchange exchange) {
        exchange.respond(ErrorAnswers.error(exchange, 500, "An unexpected error occurred"));
        return done();
    }

    private static CompletionStage<@Nullable Void> done() {
        return CompletableFuture.completedFuture(null);
    }
}
